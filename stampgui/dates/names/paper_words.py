"""What papers, posters and reports are called: their date is that of an act or an appointment, seldom of a photo.

They are no words of titles, even where those derive them as well: "keterangan" is a certificate, though "terang" is a
word of titles. A title that begins with another word may go on with them: "Penyerahan sertifikat" is an event.
"""

from typing import Final

PAPER_WORDS: Final = frozenset(
    """
    absen absensi adendum admission advertisement agenda akta akte ampra amprah analisa analisis anggaran apbd apbdes
    aplikasi arahan arsip article artikel aturan ba bahan baliho banner bap bast bastb belasungkawa berita berkas biaya
    bill billing biodata blangko blanko booklet brief brochure brosur budget bukti buku buletin bulletin calendar card
    catalog catalogue catatan certificate chart checklist congratulation congratulations contoh contract cover cv
    daftar data deed denah desain design diagram dipa diploma dirgahayu diskon disposisi document dokumen dpa dpt draf
    draft draftar dupak edaran email esai faksimile faktur fatwa flayer flowchart flyer form format formulir gaji
    grafik greeting greetings guide guideline guidelines handout happy harga hasil hps identitas ijasah ijazah iklan
    imbauan indeks info infografik infografis infographic informasi ingub inpres instruksi invitation invoice itinerary
    izin jadwal jdwl juklak juknis jurnal kajian kak kalender kartu kebijakan kepgub kepmen keppres keputusan kerangka
    kertas kesepakatan ketentuan keterangan kir kk kliping kode konsep konten kontrak kop koran kuasa kuesioner
    kuitansi kurikulum kwitansi label lamp lampiran lap laporan layout leaflet lelayu lembar letter lhkpn lhp licence
    license list lk lkjip lkpd lkpj log logo loker lowongan lpd lpj lppd majalah makalah manual map materi matriks
    mekanisme meme memo memorandum menu minutes moa modul mou naskah nd news newsletter nilai nodin nominatif nomor
    nota notes notice notul notula notulen notulensi npd nphd npwp order outline pamflet pamphlet panduan paper paspor
    passport pedoman pemberitahuan pembukuan penawaran pengantar pengumuman penjelasan peraturan perbup pergub
    perhitungan perjanjian perkada perkades permen permendagri permenkes permintaan permit permohonan pernyataan
    perpres persetujuan persyaratan perwal pesan pesanan peta piagam plan pointers policy poster postingan ppt presensi
    presentation price profil profile program promo promosi proposal prosedur quotation quote rab rancangan raperda
    rapor raport receipt record records register regulation rekap rekapitulasi rekening rekomendasi release rencana
    report resep resi resume rilis rincian ringkasan risalah riwayat rka rkas rkp rkpd rkt rontgen roster rpjmd rpjmdes
    rpp rujukan rundown scan scanan schedule se selamat sertifikat sertipikat sheet shm siaran silabus sk skck skd
    skema skep sket skhun skp skpd sktm slide slip soal sop sp sp2d sp3 spanduk spd spec spek spesifikasi spj spk spm
    spmt sppd sppt sprin sprindik spt ss st statement statistik sticker stiker stnk struk struktur sts sttb sttpl suket
    summary surat susunan syllabus tabel table tagihan tanda target tarif teks telaah telaahan tema template terjemahan
    ticket tiket timeline timesheet timetable tor transcript transfer transkrip twibbon twibon ucapan udgn und undangan
    undg undian uu voucher warranty welcome worksheet xbanner
    """.split()  # noqa: SIM905 - read as a page of words
)
"""In Indonesian with the abbreviations of offices (ND is nota dinas, KAK kerangka acuan kerja) and English."""
