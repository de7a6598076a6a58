"""What papers, posters and reports are called: their date is that of an act or an appointment, seldom of a photo.

They are no words of titles, even where those derive them as well: "keterangan" is a certificate, though "terang" is a
word of titles. A title that begins with another word may go on with them: "Penyerahan sertifikat" is an event.
"""

from typing import Final

PAPER_WORDS: Final = frozenset(
    """
    absen absensi adendum admission aduan advertisement advis agenda akta akte ampra amprah analisa analisis anggaran
    angket angsuran animasi apbd apbdes aplikasi arahan arsip article artikel aturan ba bahan baliho banner bap bast
    bastb belasungkawa berita berkas biaya bill billing biodata blangko blanko booklet brief brochure brosur budget
    bukti buku buletin bulletin calendar capaian card catalog catalogue catatan certificate chart checklist cicilan
    congratulation congratulations contoh contract cover cuaca cuti cv daftar data deed denah desain design diagnosa
    diagram dipa diploma dirgahayu diskon disposisi document dokumen dpa dppa dpt draf draft draftar dupak edaran email
    esai faksimile faktur fatwa flayer flowchart flyer form format formulir gaji grafik greeting greetings gugatan
    guide guideline guidelines handout happy harga hasil himbauan hoaks hoax hps identitas ijasah ijazah iklan
    ilustrasi imbauan indeks info infografik infografis infographic informasi ingub inpres instruksi invitation invoice
    itinerary izin jadwal jatuh jawab jawaban jdwl juklak juknis jurnal kajian kak kalender kartu keanggotaan keberatan
    kebijakan kehadiran kelahiran kelayakan kelengkapan keluhan kematian kenangan kepegawaian kependudukan kepesertaan
    kepgub kepmen keppres keputusan kerangka kertas kesan kesepakatan kesimpulan ketentuan keterangan kewarganegaraan
    kir kiriman kk klarifikasi kliping kode kolom konsep konten kontrak kop koran kuasa kuesioner kuis kuitansi kunci
    kupon kurikulum kurs kutipan kwitansi label lamp lampiran lap laporan layout leaflet lelayu lembar letter lhkpn lhp
    libur licence license list lk lkjip lkpd lkpj log logo loker lowongan lpd lpj lppd lra majalah makalah maklumat
    mandat manual map materi matriks mekanisme meme memo memorandum menu minutes moa modul mou naskah nd news
    newsletter nilai nodin nominatif nomor nota notes notice notul notula notulen notulensi npd nphd npwp obat opini
    order outline pajak pamflet pamphlet panduan papan paper paspor passport pcr pedoman pelimpahan pembatalan
    pembelian pemberitahuan pembukuan pemesanan pemindaian pemuatan pemulihan pemutusan penagihan penawaran penayangan
    pencadangan pencetakan pendaftaran pendahuluan pendapatan penerbitan penerjemahan penetapan pengaduan pengajuan
    pengantar pengaturan pengeditan pengeluaran pengesahan pengetikan pengumuman pengunduhan pengunggahan pengusulan
    penjelasan penjualan penolakan penugasan penulisan penundaan penunjukan penyalinan penyimpanan penyuntingan
    peraturan perbup perdagangan perekaman pergub perhitungan peringkat perintah perjanjian perkada perkades perkara
    permen permendagri permenkes permintaan permit permohonan pernyataan perpanjangan perpres persetujuan persyaratan
    pertanyaan pertimbangan perwal pesan pesanan peta piagam pinjaman pks plan pointers policy poling polling poster
    postingan ppt pr presensi presentation price profil profile program promo promosi proposal prosedur ptsl pulsa
    putusan quotation quote rab radiogram rancangan raperda rapor raport receipt record records register regulation
    rekap rekapitulasi rekening rekomendasi rekomtek release rencana report resep resi resume rilis rincian ringkasan
    risalah riwayat rka rkap rkas rkp rkpd rkt rontgen roster rpjmd rpjmdes rpp rujukan rundown sakit salam saldo
    sampel saran scan scanan schedule se selamat sertifikat sertipikat sewa sheet shm siaran silabus simpulan sk skck
    skd skema skep sket sketsa skhun skp skpd sktm slide slip soal somasi sop sp sp2d sp3 spanduk spd spec spek
    spesifikasi spj spk spm spmt sppd sppt sprin sprindik spt ss st statement statistik sticker stiker stnk struk
    struktur sts sttb sttpl suket summary surat susunan syllabus tabel table tagihan tanda tanggapan target tarif
    tayang tayangan teks telaah telaahan telegram tema template tempo terjemahan ticket tiket timeline timesheet
    timetable titipan token tor transcript transfer transkrip tugas twibbon twibon ucapan udgn ulangan und undangan
    undg undian usg usulan uu validasi voucher warranty webinar welcome worksheet xbanner
    """.split()  # noqa: SIM905 - read as a page of words
)
"""In Indonesian with the abbreviations of offices (ND is nota dinas, KAK kerangka acuan kerja) and English."""
