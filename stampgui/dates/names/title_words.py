"""Words that only a person puts into a photo's name: what happened, who or what is to be seen, and where.

Words with which programs are called, or with which they name what they make, stay out though people use them, too:
album, note, scan, editor, result, their Indonesian counterparts, and nouns of which brands are made (air, star, honor).
So do papers and posters, whose date is seldom that of their photo: letter, certificate, agenda, identity card.
"""

from typing import Final

TITLE_WORDS: Final = frozenset(
    """
    abah abang abrasi abu acar acara acian adang adat adek adik adinda adu aerobik agama agung agustusan aisyiyah
    ajar ajaran ajudan akad akar akbar akbid akbp akhbar akhi akhwat aki akikah akmil akper akpol akreditasi aksi
    akur alas alat aliansi alim alir aliran alm almarhum almarhumah almh alpukat alsintan alu alumni alun amankan
    ambil ambisi amblas ambrol ambruk ambulan ambulance ambulans ampat anak anakku ananda anbk ancol andong anemia
    anggota anggrek anggun angkat angkatan angkot angkringan angkut angkutan angsa anjangsana anjing ansor antar
    anti antik antre antrean antri antrian anugerah anyam apam apd apel apes apik apindo apitan apotek apoteker
    apresiasi apung aqiqah arah arang arboretum arca argo arisan armada arus arwah asam asap asbes asesmen asesor
    ashar asi asin asisten asistensi asn aspal asrama assesment assessment asuh atap atasan atlet atletik atm
    atraksi atribut audiensi audit aula aurat autopsi awan awarding awas awasi ayah ayahanda ayam ayo ayun babat
    babi babinkamtibmas babinsa badai badak badan badminton badut bagasi bagi bahagia bahas bahasa bahaya baik baja
    bajaj bajak bajo baju bakal bakau bakiak bakmi bakpia bakso baksos bakti bakul bakwan balai balaidesa balaikota
    balap balapan baleg balet bali balita balkon balok balon bambu ban bancakan bandar bandara bandeng banding
    bangau bangga banggar bangkit bangkrut bangku bangsa bangsal bangun bangunan banjar banjir bank banmus banser
    bansos bantah bantal banteng bantu bantuan bantul bapa bapak bapake bapakku bapenda bapor bappeda bappenas
    bapperida baptis barak barang barat bareng baris barisan barito barongsai baruga barzanji basah basarnas basket
    basnas bata batik batok batu baturraden bawa bawah bawal bawang bawaslu bayam bayi bayu bazaar bazar baznas
    bbmkg bbws bebas bebek becak becek bedah bedug beduk begal begawan begisting bego bei bekal bekam bekantan
    bekisting bekti bela belajar belakang belanak beliau belimbing beliung belukar belut bemo benang bencana benci
    bendahara bendera bendi bendung bendungan bengawan bengkak bengkel benih bening benteng berani berantas beras
    berat berdoa berenang bergabung beringin berjabat berkah berkunjung berlayar bermain bersih bertani besan besar
    besi besuk betina betis beton betonisasi bhabinkamtibmas bhakti bhayangkari biawak bibi bibit bicara bidan
    bidang biduan bihalal bihun biksu bilik bimas bimbingan bimtek bina binatang bincang bingung binrohtal bintal
    bintek binter biogas biola biologi biopori bioskop biro biru biskuit bkad bkd bkk bkkbn bkn bkp bkph bkpsdm
    blangkon blk blt blud blusukan bni bnn bnnk bnnp bnpb bobrok bocah bocil bocor bogem bola bonbin bonceng boneka
    bongkar bonsai booster booth bor bordir botol bougenville bpbd bpd bpdas bpk bpkad bpkp bpkpad bpnt bpr bps
    brantas breaking bri briefing brigjen brimob brin bripka bronjong bsf btn bu buah buaya bubar bubur bubut budak
    budaya bude budhe budidaya bugar bui bujang buka bukber bukit bulat buldoser bulek bulik bulir bulog bulu
    bulutangkis bumbu bumbung bumd bumdes bumil bumn bunda bung bunga bungkus buntil bunting bupati bursa buru buruh
    burung bus busana busui busuk butik cabai cabang cabor cabut cacing cagar cahaya caleg calon camat camilan
    camping campur campursari canang canda candi candu cangkul canting capai capeg capek capgomeh capres capung
    carport cat catering catin catur cawabup cawan cawapres cegah cegat cek cekung celaka celana celengan cemara
    cemas cempaka cempedak cenderawasih cendol cengkeh cengkih centre cerai ceramah cerewet ceria cerobong cewek cfd
    cicak ciliwung cincin cita citarum citizen ciuman ciwidey classmeeting coaching coba cobek coblos coblosan
    coklit colok condong cor cosplay cowok cpns cuci cucu cukur culik culvert cumi curam curi curug dada dadar
    dagang dagangan daging dagu dahan dahulu dai daki dakon dakwah dalang dalmas dam damai damkar damping danau
    dandan dandim dangdut dangdutan dangkal danpos danramil danyon dapat dapil dapur dara darah darmawisata darurat
    dasawisma dasi datang datar daun daur dauroh daya dayung dbd debat defile dekan deklarasi dekorasi dekranasda
    delegasi delman demam demo demokrat demonstrasi dempet dengar densus depan derek dermaga desa dewan dharma
    dharmasanti dhuafa dhuhur diabetes dialek dialog dialogis diam diare didik dieng dies diesel difabel difteri
    digitalisasi diklat dinamika dinamis dinas dindikbud dinding dingin dinhub dini dinkes dinkop dinner dinosaurus
    dinperkim dinpertan dinporapar dinsos dinsosp3a diorama direksi direktur diri dirjen disabilitas disbun disdik
    disdukcapil dishub dishut disinfeksi disinfektan disiplin diskominfo diskotik diskusi dislautkan disnak disnaker
    disnakertrans disparbud disperindag disperkim dispermades dispertan dispora distribusi distrik ditjen ditlantas
    ditreskrim divisi djp dlh dmi doa dokter domba donat dondong donor doorprise doorprize doorstop dorong dosbing
    dosen doyan dp3a dpc dpd dpkp dpmd dpmptsp dpp dpr dprd dpupr dpw drainase drs drumband drummer dubes duduk
    dufan dugderan duka duku dukuh dukung dulu dumptruck dunia dupa durian dusun duta dwp dzikir dzuhur eceng
    edukasi egrang ekonomi ekonomis ekor ekosistem eksekusi ekskavator ekskul ekspedisi eksplorasi ekspo ekspos
    ekspose elpiji emak ember embun embung emosi empat emping enak enam enau enceng encok engklek engkong engsel
    entas enzim erupsi esdm eselon eskalator estafet etape etos evakuasi evaluasi excavator expose eyang fajar
    fakultas fardu farewell fasilitas fasilitator faskes fasum fatayat feri festifal fgd finalis finish fiqih fisik
    fisika fisip fkdm fkip fkppi fkub fmipa fogging forkopimcam forkopimda forum fraksi ftmm futsal gabah gabion
    gabungan gabus gading gadis gajah gakkumdu gala galak galang gali galian galungan gamelan gampong gang ganggu
    ganteng gapki gapoktan gapura garam garang garasi gardu garuda gas gasing gatal gathering gatot gaun gawang
    gazebo gebrak gebyar gedek gedung geladi gelagar gelang gelar gelas gelisah gelombang gelora gelut geluti gemar
    gempa gemuk genangan gendang gendhing gendong gendut geng genit genset genteng gentong geopark geprek gerabah
    gerah gerbang gerebek gereja gergaji gerhana gerimis gerindra germas gerobak gesek getah getar getuk geulis giat
    gigi gila giling gincu girder gitar gizi gladi gmni goa gobak goda golkar golok golong gong gor goreng gorengan
    gorong gosong gotong gow gowes goyah goyang grader grasstrack grebeg grebek gropyokan gua gub gubernur gudang
    gudeg gugur gugus gula gulai gulat guling gulma guna guncang gundul gunting gunung gurame gurita guru gus gusur
    guyub habib habis hadap hadiah hadir hadroh haflah hajat hajatan haji hajjah hakim hakordia halal halalbihalal
    halang halaqah halte ham hamba hamil hamparan hancur handuk hankam hansip hantam hantu hanura hanyut hardiknas
    harganas harimau harkitnas harlah harpelnas harta haru haul haus hayat hearing heboh helikopter helm hemat henti
    hewan hgn hias hiasan hibah hibrida hibur hiburan hidang hidung hidup hijau hijrah hilang hilir himpaudi
    hipertensi hipmi hirup hitam hiv hj hkg hkn hkti hmi hobi honorer hormat hotel hsn hsp hubung hujan hukum huma
    humas huntap huntara hut hutan ibadah ibadat ibarat ibu ibue ibuku ibunda icu icw idam ideal idharah idul
    iduladha idulfitri ied iftar igd ijab ijen ijin ijo ikadi ikal ikan ikhlas ikhwan ikrar ikut imam imamah imlek
    imm imtihan imunisasi imunitas inap inaugurasi incar indah induk induksi industri infak infaq ingat injak injil
    inkubator inovasi inseminasi inspeksi inspektorat instruktur intai intan integritas intervensi intip ipar ipda
    ipm ipnu ippnu iptu ir irigasi iring iringan irjen isap isi islam isolasi isoman isra istana istighosah
    istigosah istirahat istri isya itik iwapi jabatan jabung jaga jagal jagat jagongan jagung jahe jahit jail jajah
    jajan jajanan jajaran jaket jaksa jala jalak jalan jalanan jalinan jaling jalinsum jalur jamaah jamasan jamban
    jambore jambu jamda jamin jamkrida jamu jamuan jamur janda jantan jantung janur jarak jaranan jarang jarum jas
    jasa jatah jathilan jati jatuh jauh jawab jawara jebol jejak jelajah jelantah jemaah jemari jembatan jemput
    jemur jenazah jendela jenderal jenggot jengkol jenguk jentik jepit jeram jerapah jerat jerit jeruk jetis jilbab
    jimat jingga jinjing jitu jitut jiwa joget joglo jogo jolen jomblo jompo joran jorok juang juara jubah judi judo
    jujur jumantik jumatan jumling jumpa jumsih junjung jurang juri jurit jurnalis juru jurusan jus kab kabag
    kabagops kabel kabid kabiro kabupaten kabut kacamata kacang kadarkum kader kades kadin kadinkes kadinsos
    kadipaten kadis kadisbudpar kadisdik kadisdukcapil kadishub kadiskominfo kadisnaker kadisperindag kadispora kado
    kadus kafan kafe kaget kain kait kajari kaji kajian kakak kakanmenag kakanwil kakao kakek kaki kakung kakus kala
    kalah kalaksa kalap kaleng kali kaligrafi kalung kalurahan kamar kambang kambing kamboja kamling kammi kampanye
    kampung kampus kamtibmas kanan kancil kandang kandidat kandung kangen kangkung kangmas kanit kanker kanopi
    kantin kantong kantor kantuk kanwil kaos kapak kapal kapanewon kapas kapel kapolda kapolres kapolresta kapolri
    kapolsek kaprodi kapten kapuas kapur kapus karang karangan karangtaruna karantina karat karate karawitan kardus
    karet karhutla karib karimunjawa karnaval kartini karung karya karyawan karyawisata kasat kasatpol kasdim kasi
    kasih kasir kaster kasti kasuari kasubag kasubbag kasubbid kasur kasus katak katarak katedral katekisasi
    katering katun kawah kawal kawan kawasan kawat kawin kawula kaya kayu kbm keakraban kebakaran kebaktian kebal
    kebangkitan kebanjiran kebaya keberangkatan kebersamaan kebersihan kebun kec kecam kecamatan kecambah kecantikan
    kecap kecelakaan keceriaan kecewa kecil kecoa kedai kedatangan kedelai kegiatan kegiatanku kehebohan kehutanan
    keindahan kejadian kejagung kejaksaan kejam kejar kejari keju kejuaraan kejurda kejurkab kejurnas kejurprov
    kekang kekeringan keki kekompakan kel kelabu kelakar kelambu kelana kelapa kelas kelasku keledai kelenteng
    kelereng keliling kelinci kelompok kelor keluar keluarga keluh kelulusan kelurahan kemacetan kemah kemahiran
    kemandirian kemantren kemarau kembang kembar kemeja kemenag kemenangan kemendagri kemendikbud kemenhub kemenkes
    kemenkeu kemenkum kemenkumham kemenpan kemenparekraf kemenpora kemensos kementan kemerdekaan kemeriahan kemkes
    kemnaker kemoterapi kemping kemuning kenaikan kenal kencan kencur kendala kendali kendang kendaraan kendi
    kenduren kenduri kening kentang kenyang keolahragaan kepal kepala kepang kepemudaan kependudukan kepiting
    kepolisian kepompong keponakan kepramukaan kepsek kepulangan kera kerabat kerajinan keramaian keramik keran
    kerang keranjang keras keraton kerawanan kerbang kerbau kereta keributan keringat keris kerja kerjabakti
    kerjasama kernet kerohanian keroncong keroyok kerucut kerudung keruk kerumun kerumunan kerupuk kerusakan
    kerusuhan kesbangpol kesehatan kesenian kesiapsiagaan kesibukan ketahanan ketan ketat ketek ketel ketela
    ketenagakerjaan keterbukaan kethoprak ketinggian ketoprak ketua ketupat kewarganegaraan kh khas khatam khataman
    khianat khidmat khitan khitanan khotbah khotmil khusus khusyuk khutbah kia kiai kiat kibar kickoff kifayah kikis
    kimia kincir kinerja kios kipas kiprah kirab kirap kiri kisah kkn kkp klakson klasis klenteng klepon klhk klien
    klinik klub knti koalisi kobar kodam kodim koi koki kolak kolam kolang kolonel komandan komando kombatan kombes
    kominfo komisi komite komnas komodo kompak kompensasi kompetensi kompetisi komplek kompleks kompol kompor
    komposter komputer komsos komuni komunitas konas kondangan kondektur kondisi konfercab konferensi konflik
    kongres konseling konselor konser konsinyering konsolidasi konstituen konstruksi konsultasi konsumsi kontes
    kontingen kontraktor kontras konvoi koordinasi koordinator koperasi kopi kopling kopra koramil korban korcam
    korda korelasi koreng korlap korpri korupsi korve korwil kos kosgoro kosong kostum kota koten kotor kowani kpai
    kpk kpknl kpp kppbc kpps kpu kpud kral kran kraton kremasi krenova krida kripik kroket ksp kspi kua kuas kuat
    kubah kubik kubis kubur kuburan kucing kucur kud kuda kudapan kudeta kue kuku kukuh kukus kuliah kuliner kulit
    kumbang kumis kumpul kumpulan kumuh kunang kungfu kuning kunir kunjungan kunjungi kunker kunyah kunyit kupat
    kupu kura kuras kurban kurma kursi kursus kurungan kurve kusen kusir kusta kusut kuta kutu kuwu kuyup kwt ky
    kyai laboratorium labu lacak lada ladang ladeni laga lahan lahap lahar lahir lailatul laju laka lakalantas lalap
    lalat lalu lamaran lamban lambang lampion lampu lamun lanal lancong landa langgar langgeng langit langka langkah
    langsing lansekap lansia lantai lantang lantik lapak lapan lapang lapangan lapar lapas lapen lapis laptop lari
    laron las lasbek laskar latasir latgab latih latihan latsar lauk launching laut lawak lawan lawang lawar lawat
    lawu layak layan layangan layat layon layu lbh ldk ldks lebah lebar lebaran leceh ledak lelap lele leluasa
    leluhur lemari lemas lembaga lembah lembang lembek lembu lembut lempar lempeng lengah lengan lengkap lengkuas
    lenyap lepas lereng lesehan lestari lesung letak letkol letus lewat lewati libas libat liburan licin lidah lidik
    lift lihat lilin lima limas limau limbah limpah lincah lindu lindung linggis lingkar lingkungan lingkup linmas
    lintah lintas liong lipat lipi lirik listrik literasi lkmd lktd loak lobi logam logistik loka lokakarya lokasi
    loket lokmin lokomotif lomba lompat loncat lonceng londo longmarch longsor longsoran lontong lorong los lotek
    lpm lpmk lps lsm luap luapan lubang lucut ludes ludruk luhur luka lukis lukisan lulus lulusan lumba lumbung
    lumpia lumping lumpur lunak luncur lupa luput lurah lusuh lutung maba macet madin mading madrasah madu mafia
    magang maggot maghrib magrib mahakam mahar mahasiswa mahasiswi mahkota mahoni mainan majelis maju makadam makam
    makan makanan makmur makrab maksiat malapetaka malaria maling mall mama mami man manager manajemen manaqib
    manasik mancing mandi mandor manfaat mangga manggis mangkat mangkir mangkok mangkrak mangrove mangsa mangut
    manis mantan manten mantenan mantu manusia mapan mapping marah maraton marbot marching marga marinir marka
    markas martabak martabat mas masak masakan masam masjid maskapai masker massa massal masyarakat matahari matang
    matematika mati matur maulid mauludan mawar mayat mbah mbak mbakyu mbg mbok mck mebel mediasi meeting megah
    megengan megono meja mekanik mekar melasti melati melek memberi membludak mempelai menag menang menantu menara
    mencari mendagri mendung menhan menkes menkeu menko menpan menpanrb mentah mente mentoring menwa merah merak
    merayakan merbabu merdeka mereka meriah merpati merti mertua mesin mesra mess mewarnai mewek midang midodareni
    mie migrasi mikrofon milad mimbar minat minggon minimarket minlok minum minuman minyak miraj miras miring misa
    miskin mitoni mitra mk mobil mobilisasi mobling moderator modernisasi molen molor monas monev monitoring montir
    monumen monyet mopdb motivasi motor mpls mtq mtqn mts muai mual mualaf muara muat mubaligh mubes muda mudik
    mufakat muharram mui mujahadah muka mukena mukercab mukernas mukjizat muktamar mula mulok mulud muludan munajat
    munaqosah munas muncul murah murai muram murbei murid murni mursyid musabaqah musafir musala musang muscam musda
    musdes musdus museum mushaf mushola musholla musi musim musisi muskel musker muskerda muslim muslimat muslimatnu
    musnah muspika musrenbang musrenbangcam musrenbangdes musrenbangkel musuh musyawarah musyda musywil mutu nabung
    nafas nafkah nagari nahdliyin naik nakal nakes nakesda nalar nampan nanam nanas nangka narapidana narasumber
    narkoba nasabah nasdem nasi nasib nasihat nasional nasionalisme nasrani nasyiatul natal natalan natalis nataru
    negara negeri nelayan nenas nenek nener neonatal netral ngaben ngabenan ngabuburit ngaji ngantor ngantuk ngaos
    ngarit ngebut ngerumpi ngobrol ngopi ngopibareng ngrumat ngunduh niaga nifas nikah nikahan nikmat nila ninabobo
    nisan nobar nobat nol nongkrong nonton normalisasi notulis npc nutrisi nuzulul ny nyadran nyala nyali nyamuk
    nyanyi nyapu nyaring nyawa nyekar nyepi nyoblos nyonya nyoto nyuci obati obor odalan odgj odong offroad ogah
    ogoh ojek ojk oksigen olah olahraga olimpiade om oma ombak omelet omong oncom ondel onderlagh onta opa operasi
    oplet oplos opor opsgab optimalisasi orang oranye orari orasi oren organ organisasi orientasi orkes ormas orok
    osis osn ospek outbond outbound outing outlet p2kb p3k pa pabrik pacar paceklik pacu pacuan padam padang padat
    padepokan padi padma padu paduan paduka padukuhan padusan pagar pagebluk pagelaran paguyuban paha pahala paham
    pahat pahlawan pajang pak pakaian pakar pakde paket paklik pakpuh paksa paku pala palagan palai palang palu
    paman pamer pameran pamit pammat pamobvit pamtup pana panah panahan panas panau pancang pancar pancasila panci
    pancur pancuran pandan pandang pandega pandemi pandhawa panel panelis panen pangan panggang panggih panggul
    panggung panglima pangsit panitia panjat panjer pansus pantai pantarlih pantau panti pantun pantura panutan
    panwas panwascam panwaslih panwaslu papa papah paparan papaya papi para parade paralon parang paras parau pare
    parenting paripurna parit pariwisata parkir parkiran parmas paroki parpol partai partisipan partisipasi party
    parut pasak pasang pasangan pasar pasca pasien pasir pasis paskah paskib paskibra paskibraka paslon paspampres
    pasrah pasraman pasta pastor pastoral pasukan pasutri patah paten patin patriot patroli patuh patung patut
    patwal paud paus paving pavingisasi pawai payah payung pbl pbsi pcnu pdam pdi pdip pecah pecel pecut pedagang
    pedang pedas pedesaan pedukuhan pegang pegawai pegiat pegunungan pejabat pejantan peka pekan pekat pekerja pekik
    pelabuhan pelajar pelaksanaan pelaku pelana pelangi pelantikan pelari pelatih pelatihan pelaut pelayanan
    pelayaran pelayat pelda pelepasan pelepasliaran pelesir peletakan peletakkan pelihara pelipatan pelit pelita
    pelkes pelopor peluk pelukis peluncuran peluru pemadat pemahatan pemain pemali pemancingan pemandian pemandu
    pemangku pemantauan pemasangan pemasok pemateri pembacaan pembagian pembakaran pembalap pembangunan pembawa
    pembekalan pembelajaran pembeli pembenahan pembentukan pemberangkatan pemberdayaan pemberian pemberkatan
    pembersihan pembicara pembina pembongkaran pembuatan pembuka pembukaan pemda pemdes pemenang pemerataan
    pemerhati pemeriksaan pemerintah pemetaan pemetikan pemilih pemilu pemilukada pemimpin pemkab pemkot pemohon
    pemotongan pemprov pemuda pemudi pemugaran pemukiman pemukulan pemulangan pemulung pemupukan pemusik pemusnahan
    penabuh penambahan penambang penancapan penandatanganan penanggulangan penangkapan penari penarikan penasihat
    penataan penataran pencabutan pencak pencanangan pencar pencarian pencoblosan pencucian pendaki pendalaman
    pendam pendamping pendaratan pendataan pendatang pendeta pendonor pendopo pendukung penebangan penebaran
    penegasan peneguhan peneliti penelitian penembak penenunan penerangan penerbang penerbangan penerima penerjunan
    peneropongan penertiban penetapan pengacara pengadaan pengadilan pengairan pengajar pengajian pengamanan
    pengamat pengamatan pengangkatan pengangkutan penganten pengantin penganugerahan pengap pengasapan pengaspalan
    pengawalan pengawas pengawasan pengeboman pengeboran pengecatan pengecekan pengecoran pengelolaan pengemasan
    pengemudi pengendara pengerjaan pengerukan pengesahan penggal penggalangan penggantian penggeledahan penggerak
    penggiat penggilingan penghafal penghamparan penghapusan penghargaan penghitungan penghormatan penghulu penghuni
    pengibar pengibaran pengintaian pengisian pengobatan pengolahan pengrajin penguat penguburan pengujian
    pengukiran pengukuhan pengukuran pengundian pengungsi pengunjung pengurus pengusaha pengusul penilaian
    penimbangan pening peninjauan penjabat penjaga penjagaan penjahit penjara penjaringan penjaskes penjemputan
    penjemuran penjenguk penjor penjual penonton pensi pensiun pentas pentasyarufan penuh penulis penumpang
    penurunan penutupan penyaluran penyambutan penyandang penyanyi penyapu penyeberangan penyegelan penyekatan
    penyelaman penyelamatan penyelenggaraan penyelesaian penyembelihan penyempurnaan penyerahan penyerbukan penyewa
    penyiangan penyintas penyiraman penyisiran penyortiran penyuluh penyuluhan penyuntikan penyusunan pepabri
    pepohonan perahu perajin peralatan perampingan perancah perang perangkat perantau peras perawat perawatan
    perayaan perbaikan perban perbukitan perburuan percaya percepatan percik percontohan perdana perempuan perenang
    perendaman peresean peresmian pergantian pergi pergudangan perhelatan perhutani perias perih perikanan periksa
    perindo perintis perisai perjalanan perkantoran perkawinan perkebunan perkemahan perkenalan perlombaan perluasan
    permadani permainan permandian permisi permukiman pernikahan perpeloncoan perpustakaan persalinan persami
    persawahan perselisihan persemaian persembahyangan persen perseorangan persit pertahanan pertama pertambangan
    pertandingan pertanian pertapaan pertemuan pertunangan pertunjukan perumahan perundingan perwira pesanggrahan
    pesantren pesawat pesek pesepeda peserta pesilat pesinden pesisir pesona pesta petahana petai petak petani
    petasan pete peternak peternakan petik petinggi petinju petir petirtaan petis petruk petualang petugas pgri
    piala piama picik pidato pigura pijak pijat pikat piket pikir piknik pikul pikun pilar pilbup pilecap pileg
    pilgub pilih pilkada pilkades pilpres pilu pilwalkot pimpin pimpinan pinang pindahan pindang pinggan pinggir
    pingpong pinguin pinta pintu pinus piodalan pipa pipis piring pisah pisang pisau pita pj pjs pju pkh pkk pkkmb
    pkm pkn pkp plafon plafond plang plaza plengsengan pleno plester plesteran plesterisasi pleton pln plogging plt
    plts pmi pmii pmr pn pns poco podium pohon pokja poktan polairud polantas polda polisi polmas polos polres polri
    polsek poltekkes polusi polwan pompa ponakan pondasi pondok ponkesdes ponpes popok porak porkab porkot porprov
    porseni portal posbankum posbindu posdaya poskamling posko posyandu posyankes posyantek potong poundfit pp ppi
    ppid ppk ppkbd ppkm ppln pppk pps pra praja prajabatan prajurit prakarya prakerin praktik praktikum pramuka
    prasarana prasasti prau presiden prestasi prewed prewedding pria pribumi priyayi produsen prof progo progres
    progress prokasih propam prosa prosesi protes provinsi proyek proyektor psbb psikolog psikotes psm psn pstn pt
    ptn pts ptun pu pualam puas puasa pucat pucuk pudar puding puing puisi puja puji pukat pulang pulas pulau pulut
    punah punakawan puncak pundak punden pungli pungut puntung pupr pupuk pupus pura puri purna purnabakti purnama
    purnatugas purnawirawan puruk pusaka pusara pusat pusing puskesmas puskesos puskeswan pusling pustu putih puting
    putra putri putus pvmbg pwi pwri qasidah qori qurani qurban raba rabat rabies rabuk racik racun radang ragunan
    raimuna raja rajaban rajin rajuk rajut raker rakerda rakernas rakerwil raket rakit rakor rakorda rakornas
    rakornis rakorsus rakorwil raksasa raksi rakus rakyat ramadan ramadhan ramah ramai ramal rambah rambu rambutan
    rame rampak rampas rampok rampung rancak randai rangka rangkai rangkul rangsang ransel rantai rantang rantau
    rapat rapi rapid rapim rapimda rapimnas rasul rata ratib ratu ratusan raung rawa rawat rawon rayap rayu razia
    rdp rdpu reaktualisasi rebahan rebana reboisasi rebung rebut recok redam regenerasi regu rehab rehabilitasi
    rejeban rejeki rekan rekat reklamasi rekonsiliasi rekonstruksi rekreasi reksa rektor rel rela relawan religi
    relokasi remaja rembug rembuk rembulan remisi rempah remuk renang renda rendah rendang rengek renovasi renta
    renyah reog reogan resapan resepsi reserse reses resik resimen reskrim resmi responden resto restoran
    restorative restu retak retas retret reuni revitalisasi riak riang rias ribuan rimba rimbun rindang ringbalk
    rinjani rintih risih risoles ritual riuh roadshow rob roboh robotik rois rok rokat rokok rolling rombak
    rombongan romo rompi ronda ronta rotasi roti royal royong rph rs rsia rsj rsu rsud rt rtlh ruang ruangan rujak
    ruko rukuk rukun rumah rumahku rumdin rumput runding rundung runtuh rusa rusak rusun rusunawa rutan ruwahan
    ruwat ruwatan ruwet rw sabar sabda sabet sabhara sabit sabo sabotase sabuk sabun sabung sadap sadar sadis sadran
    sadranan sagu sahabat sahaja sahur saing sajadah sajian sajikan saka saksi saksofon sala salad salak salat salib
    salon salur saluran samapta samba sambal sambang sambangi sambil sambung sambut sambutan sampan samping samsat
    samudra sana sandal sandang sandera sanding sanggah sanggar sanggul sangkar sangsi sanitasi sanlat santai santan
    santap santer santet santri santriwan santriwati santun santunan sapa saparan sapi sapih sapol sapu sar saraf
    sarana sarang sarapan sarasehan sari saring sarjana sarling sarpras sarung sasar sastra satai satbinmas sate
    satgas satker satlantas satlinmas satpam satpol satpolpp satreskrim satresnarkoba satria satwa saudagar saudara
    sauna sawah sawer sawi sawit sawo saya sayap sayat sayur sayuran sd sdgs sdit sdlb sdn sebal sebar seberang
    sedan sedap sedekah sedih segel sehati sejarah sekap sekaten sekber sekcam sekda sekdes sekjen seklur sekolah
    sekop sekretariat sekretaris sekutu sekwan selam selamatan selametan selapanan selaras selat selatan selawat
    seleksi selendang seleweng selimut selip selokan seloroh semai semangat semangka semar semarak semat sembah
    sembako sembelih sembilan sembuh sembunyi sembur semen semeru semiloka seminar semir semprot semur senam senang
    senapan senator senderan sendok sendratari sendratasik seng sengat senggol sengit sengketa sengon sengsara seni
    seniman senja senkom sensus sentosa sentra senyum sepah sepak sepakbola sepatu sepeda sepi septictank sepuluh
    sepupu serabi seragam serah serahterima serai serang serangga serap serasi serayu serdadu serentak seret serikat
    serka serma sero serobot sersan sertai sertifikasi sertijab sertipikasi seruling sesaji sesepuh seserahan sesi
    sesorah sespri setan setda setia setwan sewot sewu shalat sheetpile sholat sholawat si siaga siar sibuk sidak
    sidang sidi sidik sidoarjo sikat siksa siku silat silatda silatnas silaturahim silaturahmi silau silet silsilah
    simbah simbok simpang simposium simpul simulasi sinden sindir sindoro sinergi singgah singgasana singkir
    singkong sini sinis sinkronisasi siomay siram siraman sirip sirkuit sirkus sirna sirup sis sisa sisi sisik sisir
    siskamling siswa siswi sita siten situasi siul skrining slametan slb sloof sma smakda sman smea smk smkn smp
    smpn soang sodor sogok solidaritas songsong sopir sorak sortir sosialisasi sosialisator sosis sosok sosper soto
    sotong spal sparing spbu spg sppg spsi srandakan stabilisasi stadion staf stan stand standarisasi standup
    stasiun stemper sterilisasi stikes stm stroke studi studio study stunting suami suasana subuh subur sudi sudut
    suguh suka sukacita sukar sukarela sukarelawan suku sulam suling sultan suluh sumbang sumbat sumbing sumpah
    sumpit sumur sunatan sundul sungai sungkem sungkeman sunnah sunset suntik supervisi suporter supplier supporter
    suran surau surga suro suroan surprise surut survei survey susah susu susul susur sutra swab swadaya swakelola
    swalayan swasta syaban syahdu syahid syair syawalan syiar syirik syok syukuran syuting taaruf tabligh tabrak
    tabrakan tabu tabuh tabuik tabung tabur tadarus tadarusan tadi taekwondo tafakur tagana tahanan tahfidz tahlil
    tahlilan tahti tahu tahura taji takar takbir takbiran takjil takjub taklim taklimat takluk takmir takraw taktik
    takziah talang talas talenta tali talkshow talud tamah tamak taman tamasya tamat tambak tambal tambang tampak
    tampar tampil tampung tamu tanah tanak tanam tanaman tandan tanding tandon tandu tanduk tandur tangan tangga
    tanggap tanggul tangis tangkai tangkap tangki tangkis tangkuban tani tantang tante tanya tapa tapak tapd tapir
    tarawih targib tari tarik taring tarkam tart taruh taruna tarung tas tasawuf tasmi tasyakuran tasyrik tatah
    tatap tatar tatih tato taubat tausiyah tawa tawan tawangmangu tawon tawuran tayub tbc teambuilding teater tebak
    tebang tebar tebing tebu tedak tedhak teduh tegak tegalan teguh teguk teh teknik teknis teknisi teknologi telaga
    telaten teluk telur telusur teman temani tembak tembakau tembok tembus tempat tempe tempuh tempur temu temukarya
    temurun tenaga tenda tendang tengadah tengah tenggak tenggang tenggelam tengkar tengkuk tengok tenis tenun tepi
    tepung tera terapi teras terbakar terbang terbenam terendam tergenang teri teriak terjang terjun terminal ternak
    terompah terong teror terpa terpal tersier tertib tes tetangga tetes tewas tiang tiba tiban tidur tiga tikar
    tikung tikus tilang tilas tilawah tilik tim timbang timbangan timbun timbunan timnas timpa timses timun timur
    tindak tinggal tingkah tingkat tingkeban tinjau tinjauan tinju tinta tipikor tipiring tipu tirakat tirakatan
    tiram tiris tiru titah titik tiup tk tka tkp tmii tmmd tni toba tobat toga toilet tokek toko tokoh tol tolak
    tolong tomas tomat tombak tonggak tonggo tonjok topang topeng topi tot touring tower tp tpa tpq tps tpst tpt tpu
    trabas tradisi tragedi trail training traktor transisi transmigran transmigrasi transparansi transportasi trauma
    trembesi tren trenyuh triplek triwulan troli trotoar truk tryout tsunami tua tuai tuan tuang tuduh tugu tuju
    tujuh tujuhbelasan tukang tulang tular tulip tumbal tumbang tumbler tumbuh tumbuhan tumbukan tumis tumit tumpah
    tumpang tumpeng tumpengan tumpuk tumpukan tuna tunanetra tunang tunangan tunas tunduk tunggal tunggu tupai turba
    turis turjawali turnamen turun turut tusuk uas ubi ubinan ubud ubun udang udara udeg uditch uji ujian ujung
    ukhti ukir ukiran ukm ukom uks ukur ulam ulama ulang ulangtahun ular ulas ulat ulek ulos ultah ulung umat umbul
    umkm umpat umrah umroh unbk undi undur unggas unggun ungkap ungsi ungu unit universitas unjuk unras unta untung
    upacara upgrading upt uptd upz urap urat urban urug urugan uruk usaha usai usang usap usik usir uskup ustad
    ustadz ustadzah usung usus uswah utara uti uts utusan vaksin vaksinasi vaksinator vas vendor ventilator
    verifikasi verifikator vespa veteran vibro vihara vila villa visitasi vitamin vokalis voli wabah wabup wadas
    waduk wagub wahana wahli waisak wajah wajan waka wakaf wakapolres wakapolsek wakasek wakil walhi wali walikota
    walimah walimurid walles waluh wangi wanita wapang wapres waras warga warkop warni wartawan warung wasbang wasit
    wasmas wastafel waterpark wawali wawancara wawas wayah wayang wayangan wbp wc wedana wedang wedhus wejang weton
    widyaiswara widyawisata wihara wijen wilayah wingko wiraswasta wirausaha wirid wisata wisma wisuda wisudawan
    workshop wortel wreda wredatama wudu wukuf wusana yasin yasinan yatim yaumul yayasan yel ylbhi ylki yogurt
    yudisium yustisi yuyu zaitun zakat ziarah zikir zuhur zumba
    """.split()  # noqa: SIM905 - read as a page of words
)
"""Indonesian roots and what is not regularly derived from them, names of offices and parties, loans."""

ENGLISH_TITLE_WORDS: Final = frozenset(
    """
    accident acoustic airport alumni anniversary area arena audience auditorium aunt autumn award awards baby
    backyard ballet baptism barbecue basketball bay bbq beach bench bike birds birth birthday boat boss bouquet
    bowling boyfriend boys breakfast bridal bride bridge building bus cafe cake camp camping campus canteen carnival
    carol cats cave celebration center ceremony charity cheerleader chess child children choir christening christmas
    church city class classmates clean cleaning cleanup client clients clinic closing coast coffee colleague
    colleagues college committee community company competition concert conference cooking cottage country cousin
    cousins crowd cruise customer cutting cycling dad daddy damage dance dancing daughter day delegation
    demonstration department dialogue dive diving dog dogs donation drama earthquake easter eid elementary employee
    employees engagement evaluation eve event exam excursion exhibition expo factory fair fairs family farm father
    fellowship festival festive fiance fiancee field fishing flag flood flower flowers football forest fountain
    fraternity freshmen friend friends fun fundraising funeral game garage garden girlfriend girls golf governor
    grad graduation grand grandchild grandchildren grandma grandpa grandparents groundbreaking guest guests guys gym
    hall handover hanging harbor harbour harvest headquarters highschool highway hike hiking hill hockey holiday
    homecoming honeymoon horse hospital hostel house husband inauguration infant injured inspection interview island
    jogging junior kids kindergarten kitchen ladies lady lake landslide launch laundry leaders league lecture
    lighthouse living lobby lunch luncheon marathon marriage mass match mayor medal memorial midnight minister
    ministry mom mommy monument morning mosque mother mountain mr mrs mum neighbor neighborhood neighbour
    neighbourhood neighbours nephew newborn niece night nurse nursery olympic opening orchestra orientation our
    outdoor palace parade parents park patient performance picnic pilgrimage plantation playground playing poolside
    port practice prayer pregnant preschool president priest prize procession professor prom protest pumpkin puppy
    rafting railway rain rainy rally reception regatta regional rehearsal relatives residence resort rest restaurant
    retreat reunion review ribbon rice riding river road roof rooftop rugby run running sailing saint school
    screening sculpture sea seaside secretary senior sermon shopping shore shower showroom siblings signing singing
    sister sisters site skating skiing snorkeling soccer soft son sports spring stadium staff stage station statue
    staycation student students summer sunrise surfing surgery sweetheart swimming teacher teachers team temple
    tennis terrace test thanksgiving theater theatre toddler tour tourist tournament tower town townhall trainee
    travel tree trees trekking trip trophy twins uncle university vacation valley village visit visitor visitors
    volleyball volunteer volunteers walking warehouse warming waterfall wedding weekend wife winner winners winter
    women worker workers worship yacht yard year yoga youth zoo
    """.split()  # noqa: SIM905 - read as a page of words
)
"""Of these, programs have some in their names, too, beside others: Free Fire, Hike Messenger."""
