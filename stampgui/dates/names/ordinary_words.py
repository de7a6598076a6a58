"""Words with which Indonesian offices and families, and English speakers, begin the names of photos.

A program's name before a date of digits looks just like such a word ("Canva 20221014", "Rapat 20221014"). The words are
listed and not the programs: a missing word costs a question, a missing program would cost a wrong date.
"""

from typing import Final

ORDINARY_WORDS: Final = frozenset(
    """
    acara agenda aksi anak angkatan anjangsana anniversary apel arisan asesmen audiensi audit baksos bakti
    bantuan bazar bersama bimbingan bimtek birthday briefing buka bukber bulan bupati camat ceramah ceremony
    christmas conference cuti dialog diklat dinas diskusi doa dok dokumentasi donor easter evaluasi event
    family farewell festival fgd finish foto gambar gathering gedung gelar gladi gotong gowes graduation group
    gubernur haflah halal halalbihalal hari hike holiday hut ibu ijazah inspeksi jalan jambore juara jumat
    kajian kamera kampanye kantor karnaval karyawan kegiatan kelas keluarga kemah kerja kick kirab konferensi
    konsultasi koordinasi kota kunjungan kunker lantai lapangan launching lebaran lokakarya lomba makan malam
    masjid maulid meeting monev monitoring mudik musrenbang musyawarah natal ngaji nikah office olahraga
    opening orientasi outbound paduan pagi pameran panen panitia partisipasi party paskibra pawai pegawai
    pelantikan pelatihan pelayanan pelepasan peletakan pembinaan pembukaan pemeriksaan pemilu penanaman
    pendampingan pengajian pengambilan pengarahan penghargaan pengukuhan penilaian penutupan penyerahan
    penyuluhan peresmian peringatan perjalanan perpisahan pertemuan pesta photo picture piket piknik pisah
    posyandu praktik presentasi prosesi raker rakernas rakor ramadan rapat rapim rekonsiliasi rekreasi reses
    reuni reunion roadshow safari sambutan sarasehan school seleksi seminar senam serah sertijab sidak sidang
    silaturahmi simulasi sosialisasi studi summer sumpah survei syukuran tamu tanam tasyakuran team temu tes
    tanggal tgl tinjauan tour training travel trip turnamen ujian ulang undangan upacara vacation vaksinasi verifikasi
    visit wali wawancara webinar wedding winter wisata wisuda workshop yudisium ziarah
    """.split()  # noqa: SIM905 - read as a page of words
)
