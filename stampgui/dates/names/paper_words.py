"""What papers, posters and reports are called: their date is that of an act or an appointment, seldom of a photo.

They are no words of titles, even where those derive them as well: "keterangan" is a certificate, though "terang" is a
word of titles. A title that begins with another word may go on with them: "Penyerahan sertifikat" is an event.
"""

from typing import Final

ENGLISH_PAPER_WORDS: Final = frozenset(
    """
    admission advertisement agenda article badge bill booklet brief brochure budget bulletin calendar card catalog
    catalogue certificate chart checklist contract cover deed document draft email flowchart flyer guide guideline
    guidelines handout infographic invitation invoice itinerary leaflet letter licence license list log manual map memo
    memorandum menu minutes news newsletter notes notice order outline pamphlet paper permit plan policy poster
    presentation price profile program proposal quotation quote receipt record records register regulation release
    report resume roster schedule sheet slide slides statement sticker summary syllabus table template ticket timeline
    timesheet timetable transcript voucher warranty worksheet
    """.split()  # noqa: SIM905 - read as a page of words
)
"""In English, where they come last: "Meeting notes". Many are used in Indonesian as well."""

PAPER_WORDS: Final = ENGLISH_PAPER_WORDS | frozenset(
    """
    absen absensi adendum aduan advis akta akte ampra amprah analisa analisis anggaran angket angsuran animasi apbd
    apbdes aplikasi arahan arsip artikel aturan ba bahan baliho banner bap bast bastb belasungkawa berita berkas
    biaya billing biodata blangko blanko brosur bukti buku buletin capaian catatan cicilan congratulation
    congratulations contoh cuaca cuti cv daftar data denah desain design diagnosa diagram dipa diploma dirgahayu
    diskon disposisi dokumen dpa dppa dpt draf draftar dupak edaran esai faksimile faktur fatwa flayer form format
    formulir gaji grafik greeting greetings gugatan happy harga hasil himbauan hoaks hoax hps identitas ijasah
    ijazah iklan ilustrasi imbauan indeks info infografik infografis informasi ingub inpres instruksi izin jadwal
    jatuh jawab jawaban jdwl juklak juknis jurnal kajian kak kalender kartu keanggotaan keberatan kebijakan
    kehadiran kelahiran kelayakan kelengkapan keluhan kematian kenangan kepegawaian kependudukan kepesertaan kepgub
    kepmen keppres keputusan kerangka kertas kesan kesepakatan kesimpulan ketentuan keterangan kewarganegaraan kir
    kiriman kk klarifikasi kliping kode kolom konsep konten kontrak kop koran kuasa kuesioner kuis kuitansi kunci
    kupon kurikulum kurs kutipan kwitansi label lamp lampiran lap laporan layout lelayu lembar lhkpn lhp libur lk
    lkjip lkpd lkpj logo loker lowongan lpd lpj lppd lra majalah makalah maklumat mandat materi matriks mekanisme
    meme moa modul mou naskah nd nilai nodin nominatif nomor nota notul notula notulen notulensi npd nphd npwp obat
    opini pajak pamflet panduan papan paspor passport pcr pedoman pelimpahan pembatalan pembelian pemberitahuan
    pembukuan pemesanan pemindaian pemuatan pemulihan pemutusan penagihan penawaran penayangan pencadangan
    pencetakan pendaftaran pendahuluan pendapatan penerbitan penerjemahan penetapan pengaduan pengajuan pengantar
    pengaturan pengeditan pengeluaran pengesahan pengetikan pengumuman pengunduhan pengunggahan pengusulan
    penjelasan penjualan penolakan penugasan penulisan penundaan penunjukan penyalinan penyimpanan penyuntingan
    peraturan perbup perdagangan perekaman pergub perhitungan peringkat perintah perjanjian perkada perkades
    perkara permen permendagri permenkes permintaan permohonan pernyataan perpanjangan perpres persetujuan
    persyaratan pertanyaan pertimbangan perwal pesan pesanan peta piagam pinjaman pks pointers poling polling
    postingan ppas ppt pr presensi profil promo promosi prosedur ptsl pulsa putusan rab radiogram rancangan raperda
    rapor raport rekap rekapitulasi rekening rekomendasi rekomtek rencana resep resi rilis rincian ringkasan
    risalah riwayat rka rkap rkas rkp rkpd rkpdes rkt rontgen rpjmd rpjmdes rpp rujukan rundown sakit salam saldo
    sampel saran scan scanan se selamat sertifikat sertipikat sewa shm siaran silabus simpulan sk skck skd skema
    skep sket sketsa skhun skp skpd sktm slip soal somasi sop sp sp2d sp3 spanduk spd spec spek spesifikasi spj spk
    spm spmt sppd sppt sprin sprindik spt ss st statistik stiker stnk struk struktur sts sttb sttpl suket surat
    susunan tabel tagihan tanda tanggapan target tarif tayang tayangan teks telaah telaahan telegram tema tempo
    terjemahan tiket titipan token tor transfer transkrip tugas twibbon twibon ucapan udgn ulangan und undangan
    undg undian usg usulan uu validasi webinar welcome xbanner
    """.split()  # noqa: SIM905 - read as a page of words
)
"""Those and what Indonesian has, with the abbreviations of offices (ND is nota dinas, KAK kerangka acuan kerja)."""
