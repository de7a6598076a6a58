"""Words that only a person puts into a photo's name: what happened, who or what is to be seen, and where.

Words with which programs are called, or with which they name what they make, stay out though people use them, too:
album, note, scan, editor, result, their Indonesian counterparts, and nouns of which brands are made (air, star, honor).
So do papers and posters, whose date is seldom that of their photo: letter, certificate, agenda, identity card.
"""

from typing import Final

TITLE_WORDS: Final = frozenset(
    """
    abah abang abu acar acara adang adat adek adik adinda adu agama agung aisyiyah ajar ajudan akad akar akbar akbid
    akbp akhbar akhi akhwat aki akikah akmil akper akpol akreditasi aksi akur alas aliansi alim alir alm almarhum
    almarhumah almh alpukat alsintan alu alun ambil ambisi ambrol ambruk ambulan ambulance ambulans ampat ampuh anak
    anakku ananda ancol andong anemia anggota anggrek anggun angkat angkot angkringan angsa anjangsana anjing ansor
    antar anti antigen antik antre antri antusias anugerah anyam apam apel apes apik apindo apk apotek apoteker
    apresiasi apung aqiqah arah arang arboretum arca argo arisan armada arus arwah asam asap asbes asesmen asesor asi
    asin asisten asistensi asn aspal asrama assesment assessment asuh atap atasan atlet atletik atm atraksi atribut
    audiensi audit aula aurat awan awarding awas ayah ayahanda ayam ayo ayun babat babi babinsa badai badak badan
    badminton badut bagasi bahagia bahas bahasa bahaya baik baja bajaj bajo baju bakal bakau bakiak bakmi bakpia bakso
    baksos bakti bakul bakwan balai balaidesa balaikota balap baleg balet bali balita balkon balok balon bambu ban
    bandar bandara bandeng bangau bangga banggar bangkit bangkrut bangku bangsa bangsal bangun banjir bank banmus
    banser bansos bantah bantal banteng bantu bantul bapa bapak bapake bapakku bapenda bapor bappeda bappenas bapperida
    barak barang barat bareng baris barito barongsai baruga barzanji basah basarnas basket basnas bata batik batok batu
    baturraden bawa bawah bawal bawang bawaslu bayam bayi bayu bazaar bazar baznas bbmkg bbws beasiswa bebas bebek
    becek bedah bedug beduk begal begawan bei bekal bekam bekantan bekti bela belajar belanak beliau belimbing beliung
    belukar belut bemo benang benar bencana benci bendahara bendera bendi bendung bengawan bengkak bengkel benih bening
    benteng berani berantas beras berat berdoa berenang bergabung berjabat berkah berkunjung berlayar bermain bersih
    bertani besan besar besi besuk betah betina betis beton betonisasi bhabinkamtibmas bhakti bhayangkari biawak bibi
    bibit bicara bidan bidang biduan bihun biksu bilik bimas bimbingan bimtek bina binatang bincang bingung binrohtal
    bintal bintek binter biola biologi bioskop biro biru biskuit bisnis bkd bkk bkkbn bkn bkp bkph bkpsdm blangkon blk
    blt blud blusukan bni bnn bnnk bnnp bnpb bobrok bocah bocil bocor bogem bola bonbin bonceng boneka bongkar bonsai
    bor botol bpbd bpd bpdas bpk bpkad bpkpad bpr bps brantas breaking bri briefing brigjen brimob brin bripka bronjong
    bsf btn bu buah buaya bubar bubur budak budaya bude budhe budidaya bugar bui bujang buka bukber bukit bulat bulek
    bulik bulir bulog bulu bulutangkis bumbu bumbung bumd bumdes bumn bunda bung bunga bungkus buntil bunting bupati
    buru buruh burung busana busuk butik butuh cabai cabang cabor cabut cacing cagar cahaya caleg calon camat camilan
    campur campursari canda candi candu cangkul canting capai capeg capek capgomeh capres capung cat catering catin
    catur cawabup cawan cawapres cegah cegat cek cekung celaka celana celengan cemara cemas cempaka cempedak
    cenderawasih cendol cengkeh centre cerai ceramah cerdik cerewet ceria cermat ceroboh cerobong cewek cfd cicak
    ciliwung cincin cita citarum citizen ciuman ciwidey classmeeting coaching coba cobek coblos coklit colok condong
    cor cowok cpns cuaca cuci cucu cukai cukur culik cumi curam curi curug dada dadar dagang daging dagu dahan dahsyat
    dahulu dai daki dakwah dalang dalmas dam damai damba damkar damping danau dandim dangdut dangkal danramil dapat
    dapil dapur dara darah darurat dasawisma dasi datang datar daun daur dauroh daya dayung dbd debat dekan deklarasi
    dekorasi dekranasda delegasi delman demam demo demokrat demonstrasi dempet dengar densus deras derek derita dermaga
    desa desak dewan dharma dharmasanti dhuafa dhuhur diabetes diagnosa dialek dialog diam diare didik dieng dies
    diesel difabel difteri digital digitalisasi diklat dinamika dinas dindikbud dinding dingin dinhub dini dinkes
    dinkop dinner dinosaurus dinperkim dinpertan dinporapar dinsos dinsosp3a diorama direksi direktur diri dirjen
    disabilitas disbun disdik disdukcapil dishub dishut disinfeksi disinfektan disiplin diskominfo diskotik diskusi
    dislautkan disnak disnaker disnakertrans disparbud disperindag disperkim dispermades dispertan dispora distribusi
    distrik ditjen ditlantas ditreskrim divisi djp dlh dmi doa dokter domba dondong donor doorprise doorprize doorstop
    dorong dosa dosbing dosen doyan dp3a dpc dpd dpkp dpmd dpmptsp dpp dppa dpr dprd dpupr dpw drainase drs drumband
    dubes duduk dufan duka duku dukuh dukung dulu dumptruck dunia dupa durian dusun duta dwp dzikir eceng edukasi
    egrang ekonomi ekonomis ekor ekosistem eksekusi ekskavator ekskul ekspedisi eksplorasi ekspo ekspose ekstra
    elektoral elok emak ember embun embung emosi empat emping enak enam enau enceng encok enggan engkong engsel entas
    enzim erat erupsi esdm eselon estafet etape etos evakuasi evaluasi excavator eyang fajar fakultas fardu farewell
    fasilitas fasilitator faskes fasum fatayat festifal fgd finalis finish fiqih fisik fisika fisip fkdm fkip fkppi
    fkub fmipa fogging forkopimcam forkopimda forum fosil fraksi ftmm futsal gabah gabion gabus gading gadis gaib gajah
    gakkumdu gala galak galang galau gali galungan gamelan gampang ganas gang ganggu ganteng gapki gapoktan gapura
    garam garang garasi gardu garuda gasing gatal gathering gatot gaun gawang gazebo gebrak gebyar gedek gedung geladi
    gelagar gelang gelar gelas gelisah gelombang gelora gelut geluti gemar gembira gempa gemuk genangan gendang
    gendhing gendong gendut geng genit genset genteng gentong geopark geprek gerabah gerah gerbang gerebek gereja
    gergaji gerhana gerimis gerindra germas gerobak gesek getah getar getuk geulis giat gigi gila giling gincu girder
    gitar gizi gladi gmni goa gobak goda golkar golok golong gor goreng gorong gosip gosong gotong gow gowes goyah
    goyang grasstrack grebeg grebek gropyokan gua gub gubernur gubris gudang gudeg gugur gugus gula gulai gulat guling
    gulma guna guncang gundul gunting gunung gurame gurita guru gus gusur guyub habib habis hadap hadiah hadir hadroh
    haflah hajat haji hakiki hakim hakordia halal halalbihalal halang halaqah halte ham hamba hamil hampa hamparan
    hancur handuk hangat hankam hansip hantam hantu hanura hanyut hardiknas harganas harkitnas harlah harmonis
    harpelnas harta haru hasrat haul haus hayat hearing heboh helikopter helm hemat hening henti hewan hgn hias hibah
    hibrida hibur hidang hidung hidup hijau hijrah hilang hilir himbau himpaudi himpun hindar hipertensi hipmi hirup
    hisab hitam hiv hj hkg hkn hkti hmi hobi hormat hotel hsn hsp hubung hujan hujat hukum huma humas humor huntap
    huntara hut hutan ibadah ibadat ibarat ibu ibue ibuku ibunda icu icw idam ideal idharah idul iduladha idulfitri ied
    iftar igd ijab ijen ijin ijo ikadi ikal ikan ikat ikhlas ikhwan ikrar ikut ilmiah ilmu imam imamah imbang imbas
    imlek imm imunisasi imunitas inap inaugurasi incar indah induk induksi industri infak infaq ingat ingin injak injil
    inkubator inovasi insan inseminasi inspeksi inspektorat instansi instruktur intai intan integritas intervensi intip
    ipar ipda ipm ipnu ippnu iptu ir irigasi iring irjen isap isi islam isolasi isra istana istighosah istimewa
    istirahat istri itik iwapi jabatan jabung jaga jagal jagat jagung jahe jahit jail jajah jajan jaket jaksa jala
    jalak jalan jalinan jaling jalinsum jalur jamaah jamasan jamban jambore jambu jamda jamin jamkrida jamu jamur janda
    jantan jantung janur jarak jaranan jarang jarum jas jasa jatah jati jatuh jauh jawab jawara jebol jejak jelajah
    jelantah jelita jemaah jemari jembatan jemput jemur jenazah jendela jenderal jenggot jengkol jenguk jepit jeram
    jerapah jerat jerit jeruk jetis jilbab jimat jinak jingga jinjing jitu jitut jiwa joget joglo jogo jolen jomblo
    jompo joran jorok juang juara jubah judi judo jujur jumantik jumatan jumling jumpa jumsih junjung jurang jurit
    jurnalis juru jurusan kab kabag kabel kabid kabiro kabul kabupaten kabut kacamata kacang kadarkum kader kades kadin
    kadipaten kadis kado kadus kafan kafe kaget kagum kain kait kajari kaji kakak kakanwil kakao kakek kaki kaku kakus
    kala kalah kalap kaleng kali kaligrafi kalung kalurahan kamar kambang kambing kamboja kamling kammi kampanye
    kampung kampus kamtibmas kancil kandang kandidat kandung kangen kangkung kangmas kanit kanker kanopi kantin kantong
    kantor kantuk kanwil kaos kapak kapal kapas kapolda kapolres kapolresta kapolri kapolsek kapten kapuas kapur karang
    karangtaruna karantina karat karate karawitan kardus karet karhutla karib karimunjawa karir karnaval kartini karung
    karya karyawan karyawisata kasat kasdim kasi kasih kasir kaster kasti kasuari kasubag kasur kasus katak katarak
    katekisasi katering katun kawah kawan kawasan kawat kawin kawula kaya kayu keakraban kebakaran kebal kebaya
    keberangkatan kebun kec kecam kecambah kecap kecewa kecoa kedai kedelai kegiatanku kejadian kejagung kejam kejar
    kejari keju kejurda kejurkab kejurnas kejurprov kekal kekang kekeringan keki kel kelabu kelak kelakar kelambu
    kelana kelapa kelas kelasku keledai kelereng keliling kelinci keliru kelompok kelor keluar keluarga keluh kemah
    kemandirian kemarau kemarin kemas kembang kembar kemeja kemenag kemendagri kemendikbud kemenhub kemenkes kemenkeu
    kemenkum kemenkumham kemenpan kemenparekraf kemenpora kemensos kementan kemkes kemnaker kemoterapi kemping kemuning
    kenal kencan kencang kencur kendala kendali kendang kendaraan kendi kenduren kenduri kening kental kentang kenyang
    kepal kepala kepang kependudukan kepiting kepompong keponakan kepsek kera kerabat keramat keramik kerang keranjang
    kerap keras keraton kerawanan kerbang kerbau kereta keringat keris kerja kerjabakti kerjasama kerohanian keroncong
    keroyok kerucut kerudung kerumun kerupuk kesbangpol kesehatan kesiapsiagaan ketahanan ketan ketat ketek ketel
    ketenagakerjaan keterbukaan kethoprak ketoprak ketua ketupat kewarganegaraan kh khas khatam khianat khidmat khitan
    khusus khusyuk kia kiai kiat kibar kickoff kifayah kikis kimia kincir kinerja kios kipas kiprah kirab kirap kisah
    kisruh kkn kkp klakson klarifikasi klasis klenteng klepon klhk klien klinik klub knti koalisi kobar kocak kodam
    kodim koki kokoh kolak kolam kolang kolonel kolot komandan komando kombatan kombes kominfo komisi komite komnas
    komodo kompak kompensasi kompetensi kompetisi komplek kompleks kompol kompor komsos komunitas konas kondangan
    konfercab konferensi konflik kongres konseling konselor konser konsinyering konsolidasi konstituen konstruksi
    konsultasi konsumsi kontes kontingen kontraktor kontras kontribusi kontributor kontrol konvoi koordinasi
    koordinator koperasi kopi kopling kopra koramil korban korcam korda korelasi koreng korlap korpri korupsi korve
    korwil kos kosgoro kosong kota koten kotor kowani kpai kpk kpknl kpp kppbc kpps kpu kpud kral kraton kreatif
    krenova krida kripik krisis kritis kroket ksp kspi kua kualitas kuas kuat kubah kubik kubis kubur kucing kucur kud
    kuda kudapan kudeta kue kuku kukus kuliah kuliner kulit kumandang kumbang kumis kumpul kumuh kunang kunci kungfu
    kuning kunir kunjungan kunjungi kunker kunyah kunyit kupas kupat kupu kura kuras kurban kurma kursi kursus kurungan
    kurus kurve kusen kusir kusta kusut kuta kutu kuwu kuyup kwt ky kyai laboratorium labu lacak lada ladang ladeni
    laga lahan lahap lahar lahir lailatul laju laka lakalantas laku lalap lalat lali lalu lamaran lamban lambang
    lampion lampu lamun lancar lancong landa langgar langgeng langit langka langkah langsing lansekap lansia lantai
    lantang lapak lapan lapang lapar lapas lapen lapis lapuk larang lari laron larut lasbek laskar latasir latgab latih
    latsar lauk launching laut lawak lawan lawang lawar lawat lawu layak layan layang layat layon layu lbh ldk lebah
    lebar lebat leceh ledak lega lelah lelap lele leluasa leluhur lemah lemari lemas lembaga lembah lembang lembek
    lembu lembur lembut lempar lempeng lengah lengan lengkap lengkuas lenyap lepas lereng lesehan lestari lesung letak
    letih letkol letus lewat lewati lezat liar libas libat libur licik licin lidah lidik lihai lihat lilin lima limas
    limau limbah limpah lincah lindu lindung linggis lingkar lingkungan lingkup linmas lintah lintas lipat lipi lirik
    listrik literasi lkmd lktd loak logam logistik loka lokakarya lokasi loket lokmin lomba lompat loncat lonceng londo
    longgar longmarch longsor lontong lorong los lotek loyal lpm lpmk lps lsm luap lubang lucu lucut ludes ludruk lugas
    lugu luhur luka lulus lumba lumbung lumpia lumping lumpur lunak luncur lupa luput lurah lurik lurus lusa lusuh
    lutung luwes maba macet madin mading madrasah madu mafia magang maggot maghrib mahakam mahal mahar mahasiswa
    mahasiswi mahir mahkota majelis maju makadam makam makan makmur makna makrab maksiat malapetaka malaria malas
    maling mall malu mama man manager manajemen manaqib manasik mancing mandi mandor manfaat mangga manggis mangkat
    mangkir mangkok mangkrak mangrove mangsa mangut manis manja mantan manten mantu manusia mapan mapping marah maraton
    marbot marching marga marinir marka markas martabak martabat mas masak masam masjid masker maskot massa masyarakat
    matang matematika mati matur maulid mawar mayat mbah mbak mbakyu mbg mbok mebel mediasi meeting megah megengan
    megono meja mekanik mekar melasti melati melek memberi membludak menag menang menantu menara mencari mendagri
    menhan menkes menkeu menko menpan menpanrb mentah mente mentoring menwa merah merak merayakan merbabu merdeka
    mereka meriah merti mertua mesin mesra mess mewah mewarnai mewek midang midodareni migrasi milad milenial mimbar
    minat minggon minlok minum minyak miras miring misa miskin mitoni mitra mk mobil mobilisasi mobling moderator
    modernisasi mogok molen molor monas monev monitoring monumen monyet motivasi motor mpls mtq mtqn mts muai mual
    mualaf muara muat mubaligh mubazir mubes muda mudik mufakat muharram mui mujarab muka mukena mukercab mukernas
    mukjizat muktamar mula mulas mulia mulud mulus munajat munaqosah munas muncul mungil murah murai muram murbei murid
    murka murni mursyid musabaqah musafir musala musang muscam musda musdes museum mushaf mushola musholla musi musim
    musker muskerda muslim muslimat muslimatnu musnah muspika musrenbang musrenbangcam musrenbangdes musuh musyawarah
    musyda musywil mutakhir mutu nabung nafas nafkah nafsu nagari nahdliyin naik nakal nakes nakesda nalar namai nampan
    nanam nanas nangka narapidana narasumber narkoba nasabah nasdem nasi nasib nasihat nasional nasionalisme nasrani
    nasyiatul natal natalis nataru negara negeri nelayan nenas nenek nener neonatal netral ngaben ngabuburit ngaji
    ngantor ngantuk ngaos ngarit ngebut ngerumpi ngobrol ngopi ngopibareng ngrumat ngunduh niaga niat nifas nikah
    nikmat nila ninabobo nisan nobar nobat nonton normalisasi npc nutrisi nuzulul ny nyadran nyala nyali nyaman nyamuk
    nyanyi nyapu nyaring nyawa nyekar nyepi nyoblos nyonya nyoto nyuci obat obati obor obral odalan odgj odong offroad
    ogah ogoh ojek ojk olah olahraga olimpiade om oma ombak omelet omong oncom ondel onderlagh onta opa operasi oplet
    oplos opname opor opsgab opsi optimalisasi orang oranye orari orasi oren organ organisasi organisir orientasi orkes
    ormas orok osis osn ospek outbond outbound outing outlet p2kb p3k pa pabrik pacar paceklik pacu padam padang padat
    padepokan padi padma padu paduka padukuhan pagar pagebluk pagelaran paguyuban paha pahala paham pahat pahit
    pahlawan pajang pak pakar pakde paket paklik pakpuh paksa paku pala palagan palai palang palu paman pamer pamit
    pammat pamobvit pamtup pan pana panah panas panau pancang pancar pancasila panci pancur pandai pandan pandang
    pandega pandemi pandhawa panelis panen pangan panggang panggih panggul panggung panglima pangsit panitia panjat
    panjer pansus pantai pantarlih panti pantun panutan panwas panwascam panwaslih panwaslu papa papah papan papaya
    para parah paralon parang paras parau pare parenting paripurna parit pariwisata parkir parmas paroki parpol partai
    partisipan partisipasi party parut pasak pasang pasar pasca pasien pasir pasis paskah paskib paskibra paskibraka
    paslon paspampres pasrah pasraman pasta pastor pastoral pasukan pasutri patah paten patin patriot patroli patuh
    patung patut patwal paud paus paving pavingisasi pawai payah payung pbl pbsi pcnu pcr pdam pdi pdip pecah pecel
    pecut pedagang pedang pedas pegang pegawai pegiat pejabat pejantan peka pekan pekat pekerja pekik pelabuhan pelajar
    pelaksanaan pelaku pelana pelangi pelantikan pelari pelatih pelaut pelayaran pelayat pelda pelepasliaran pelesir
    peletakan peletakkan pelihara pelit pelita pelkes pelopor peluk pelukis peluru pemadat pemain pemali pemandu
    pemangku pemantauan pemasok pemateri pembacaan pembagian pembalap pembawa pembeli pembenahan pembentukan
    pemberangkatan pemberdayaan pemberian pembicara pembina pembuatan pembuka pemda pemdes pemenang pemerataan
    pemerhati pemerintah pemetaan pemilih pemilu pemilukada pemimpin pemkab pemkot pemohon pemotongan pemprov pemuda
    pemudi pemugaran pemukiman pemulung penambahan penambang penancapan penanggulangan penangkapan penari penasihat
    penataan pencak pencanangan pencar pendaki pendalaman pendam pendamping pendataan pendatang pendeta pendonor
    pendopo pendukung penegasan peneliti penembak penerangan penerbang penerima penetapan pengacara pengadaan
    pengadilan pengairan pengajar pengamanan pengamat pengangkutan pengantin penganugerahan pengap pengaspalan
    pengawalan pengawas pengeboran pengecatan pengecekan pengecoran pengelolaan pengemudi pengendara pengerukan
    pengesahan penggal penggantian penggerak penggiat penghafal penghapusan penghargaan penghitungan penghulu penghuni
    pengibar pengisian pengrajin penguat pengujian pengukuhan pengukuran pengungsi pengunjung pengurus pengusaha
    pengusul penilaian pening penjaga penjahit penjara penjaringan penjaskes penjor penjual penonton pensiun pentas
    pentasyarufan penuh penulis penumpang penutupan penyandang penyanyi penyapu penyekatan penyelenggaraan penyelesaian
    penyempurnaan penyerbukan penyewa penyintas penyuluh penyuntikan penyusunan pepabri perahu perajin peralatan
    perampingan perancah perang perangkat perantau peras perawat perayaan perban percaya percepatan percik percontohan
    perdana perempuan perenang peresean peresmian pergantian pergi perhelatan perhutani perias perih periksa perindo
    peringkat perintis perisai perkara perkasa perluasan permadani permai permainan permisi permukiman perpustakaan
    persalinan persami perselisihan persembahyangan perseorangan persit pertahanan pertama pertanian pertunjukan
    perundingan perwira pesanggrahan pesantren pesat pesawat pesek pesepeda peserta pesilat pesisir pesona pesta
    petahana petai petak petani pete peternak petik petinggi petinju petirtaan petis petruk petualang petugas pgri
    piala piama picik pidato pigura pijak pijat pikat piket pikir piknik pikul pikun pilar pilbup pileg pilgub pilih
    pilkada pilkades pilpres pilu pilwalkot pimpin pinang pindahan pindang pinggan pinggir pingpong pinguin pinjam
    pinta pintu pinus pipa pipis piring pisah pisang pisau pita pj pkb pkh pkk pkkmb pkm pkn pkp pks plang plaza
    plengsengan pleno plester plesterisasi pleton plt pmi pmii pmr pn pns poco pohon pokja poktan polairud polantas
    polda poling polisi polmas polos polres polri polsek poltekkes polusi polwan pompa ponakan pondasi pondok ponkesdes
    ponpes popok porak porkab porkot porprov porseni portal posbankum posbindu posdaya poskamling posko posyandu
    posyankes posyantek pp ppi ppid ppk ppkbd ppkm ppln ppp pps pra praja prajabatan prajurit prakarya prakerin praktik
    praktikum pramuka prasarana prasasti prau presiden prestasi prewed prewedding pria pribumi prihatin prima priyayi
    produksi produktif produsen prof progo progres progress propam prosa prosesi protes provinsi proyek psbb psi
    psikolog psikotes psm pstn pt ptn pts ptsl ptun pu pualam puas puasa pucat pucuk pudar puding puing puisi puja puji
    pukat pulang pulas pulau pulut punah punakawan puncak pundak punden pungli pungut puntung pupr pupuk pupus pura
    puri purna purnabakti purnama purnatugas purnawirawan puruk pusaka pusara pusat pusing puskesmas puskesos puskeswan
    pusling pustu putih puting putra putri putus pvmbg pwi pwri qasidah qori qurani qurban raba rabat rabies rabuk
    racik racun radang ragu ragunan raimuna raja rajaban rajin rajuk rajut raker rakerda rakernas rakerwil raket rakit
    rakor rakorda rakornas rakorsus rakorwil raksasa raksi rakus rakyat ramadan ramadhan ramah ramai ramal rambah rambu
    rambutan rame rampak rampas rampok rampung rancak randai rangka rangkai rangkul rangsang ransel rantai rantang
    rantau rapat rapi rapid rapim rapimda rapimnas rapuh rasul rata ratap ratib ratu ratusan raung rawa rawat rawon
    rayap rayu razia rdp rdpu reaktualisasi rebahan rebana reboisasi rebung rebut recok reda redam regenerasi regu
    rehab rehabilitasi rejeki rekan rekat reklamasi rekonsiliasi rekreasi reksa rektor rel rela relawan religi relokasi
    remaja rembug rembuk rembulan remisi rempah remuk renang renda rendah rendang rengek renovasi renta rentan renyah
    reog resah resepsi reserse reses resik resimen reskrim responden restoran restorative restu retak retas retret
    reuni revitalisasi riak riang rias ribuan ribut rimba rimbun rindang ringan ringkih rinjani rintih rintis risau
    risih risoles ritual riuh roadshow rob roboh robotik rois rok rokat rokok rolling rombak rombongan rompi ronda
    ronta rotasi roti royal royong rph rs rsia rsj rsu rsud rt rtlh ruang rugi rujak ruko rukuk rukun rumah rumahku
    rumit rumput rundung runtuh rusa rusak rusun rusunawa rutan ruwahan ruwat ruwet rw sabar sabda sabet sabhara sabit
    sabo sabotase sabuk sabun sabung sadap sadar sadis sadran sagu sahabat sahaja sahur saing sajadah sajian saka sakit
    sakral saksi saksofon sala salad salak salam salat salib salon salur samapta samar samba sambal sambang sambangi
    sambil sambung sambut sampan sampel samudra sana sandal sandang sandar sandera sanding sanggah sanggar sanggul
    sangka sangkar sangsi sanitasi sanlat santai santan santap santer santet santri santriwan santriwati santun sapi
    sapih sapol sapu sar saraf sarana sarang sarapan sarasehan sari saring sarjana sarling sarpras sarung sasar sastra
    satai satbinmas sate satgas satker satlantas satlinmas satpam satpol satpolpp satreskrim satresnarkoba satria satwa
    saudagar saudara sauna sawah sawer sawi sawit sawo saya sayap sayat sayur sd sdgs sdit sdlb sdn sebal sebar
    seberang sedan sedap sedekah sederhana sedih segar segel sehati sejahtera sejarah sejuk sekap sekaten sekber sekcam
    sekda sekdes seken sekjen sekolah sekop sekretariat sekretaris sekutu sekwan selam selametan selapanan selaras
    selat selawat seleksi selendang seleweng selimut selip selokan seloroh semai semangat semangka semar semarak semat
    sembah sembako sembelih sembilan sembuh sembunyi sembur semen semeru semiloka seminar semir semprot semrawut semur
    senam senang senapan senator sendok sendratari sendratasik seng sengat senggol sengit sengketa sengon sengsara seni
    seniman senja senkom sensus sentosa sentra senyum sepah sepak sepakbola sepatu sepeda sepi sepuluh sepupu serabi
    seragam serah serai seram serang serangga serap serasi serayu serdadu serentak seret serikat serius serka serma
    sero serobot sersan sertai sertifikasi sertijab sertipikasi seruling servis sesaji sesak sesal sesepuh seserahan
    sesi sesorah sespri setan setda setia setwan sewot sewu shalat sholat sholawat si siaga siar sibuk sidak sidang
    sidik sidoarjo sigap sikat siksa siku silat silatda silatnas silaturahim silaturahmi silau silet silsilah simbah
    simbok simpang simpatisan simposium simpul simulasi sinden sindir sindoro sinergi singgah singgasana singkir
    singkong sini sinis siomay siram sirip sirkuit sirkus sirna sirup sis sisa sisik sisir siskamling siswa siswi sita
    siul skrining slb sma smakda sman smea smk smkn smp smpn soang sodor sogok solidaritas solusi songsong sopan sopir
    sorak sosialisasi sosialisator sosis sosok sosper soto sotong spal sparing spbu spg sponsor spontan sppg spsi
    srandakan stabilisasi stadion staf stand standarisasi standup stasiun stemper sterilisasi stikes stm stres stroke
    studi study stunting suami subuh subur suci sudi sudut suguh suka sukacita sukar sukarela sukarelawan sukses
    suksesi suku sulam suling sulit sultan suluh sumbang sumbat sumbing sumpah sumpit sumur sunatan sundul sungai
    sungguh sungkem sunnah sunset suntik sunyi supervisi suporter supplier suran surau surga suro surprise suruh surut
    survei survey susah susu susul susur sutra swab swadaya swakelola swalayan swasta syaban syahdu syahid syair
    syawalan syiar syirik syok syukuran syuting taaruf tabah tabligh tabrak tabu tabuik tabung tabur tadarus tadi
    taekwondo tafakur tagana tahfidz tahlil tahti tahu tahura taji takar takbiran takjil takjub taklim taklimat takluk
    takmir taktik takut takziah talang talas talenta tali talud tamak taman tamat tambak tambal tambang tampak tampar
    tampung tamu tanah tanak tanam tandan tandatangan tanding tandon tandu tanduk tandur tangan tangga tanggap tangguh
    tanggul tangis tangkai tangki tangkis tangkuban tantang tante tanya tapa tapak tapd tapir tarawih targib tari tarik
    taring tarkam taruh tarung tas tasawuf tasmi tasyakuran tasyrik tatah tatap tatar tatih tato taubat tausiyah tawa
    tawan tawangmangu tawon tawuran tayang tayub tbc teambuilding teater tebak tebang tebar tebing tebu tebus tedak
    tedhak teduh tegak tegar teguh teguk teh teknik teknis teknisi teknologi tekun teladan telaga telan telaten teliti
    teluk telur telusur teman temani tembak tembakau tembok tembus tempat tempe tempuh tempur temu temukarya temurun
    tenaga tenang tenar tenda tendang tengadah tengah tenggak tenggang tenggelam tengkar tengkuk tengok tenis tensi
    tentram tenun tepat tepi tepung tera terapi teras terbang terendam tergenang teri teriak terjang terjun terminal
    ternak terobosan terompah terong teror terpa terpal tersier tertib tes tetangga tetes tewas tiang tiba tiban tidur
    tiga tikar tikung tikus tilas tilawah tilik tim timbang timbun timpa timses timun timur tindak tinggal tinggi
    tingkah tingkat tingkeban tinjau tinju tinta tipikor tipiring tipu tirakat tiram tiris tiru titah titik titip tiup
    tk tka tmii tmmd tni toba tobat toga toilet tokek toko tokoh tol tolak toleran tolong tomas tombak tonggak tonggo
    tonjok topang topeng topi tot touring tpa tpq tps tpst tpt tpu trabas tradisi tragedi trail training traktor
    transisi transmigran transmigrasi transparansi transportasi trauma tren trenyuh triplek triwulan troli trotoar truk
    tryout tsunami tua tuai tuan tuang tuduh tugu tuju tujuh tukang tukar tulang tular tulip tumbal tumbang tumbler
    tumbuh tumbukan tumis tumit tumpah tumpang tumpeng tumpuk tuna tunai tunanetra tunang tunas tunduk tunggal tunggu
    tuntas tupai turba turis turjawali turnamen turun turut tusuk uas ubi ubinan ubud ubun udang udara udeg uji ujian
    ujung ukhti ukm ukom uks ulam ulama ulang ulangtahun ular ulas ulat ulek ulet ulos ultah ulung umat umbul umkm
    umpat umrah umroh unbk undi undur unggas unggul unggun ungkap ungsi ungu unit universitas unjuk unras unta untung
    upacara upgrading upt uptd upz urap urat urban urugan uruk usaha usai usang usap usg usik usir uskup ustad ustadz
    ustadzah usung usus uswah utara uti uts utuh utusan uzur vaksin vaksinasi vaksinator validasi vas vendor verifikasi
    verifikator vespa veteran vibro vihara vila villa visitasi vitamin voli vonis wabah wabup wacana wadas waduk wagub
    wahana wahli waisak wajah wajan wajib waka wakaf wakapolres wakil walhi wali walikota walimah walimurid walles
    waluh wangi wanita wapang wapres waras warga warkop warni wartawan warung wasbang wasit wasmas waterpark wawali
    wawancara wawas wayah wayang wbp wc webinar wedana wedang wedhus wejang weton wibawa widyaiswara wihara wijen
    wilayah wingko wiraswasta wirausaha wirid wisata wisma wisuda wisudawan workshop wortel wreda wredatama wudu wukuf
    wusana yasin yatim yaumul yayasan yel ylbhi ylki yogurt yudisium yustisi yuyu zaitun zakat zaman ziarah zikir zuhur
    """.split()  # noqa: SIM905 - read as a page of words
)
"""Indonesian roots and what is not regularly derived from them, names of offices and parties, loans."""

ENGLISH_TITLE_WORDS: Final = frozenset(
    """
    accident acoustic airport alumni anniversary area arena audience auditorium aunt autumn award awards baby backyard
    ballet baptism barbecue basketball bay bbq beach bench bike birds birth birthday boat boss bouquet bowling
    boyfriend boys breakfast bridal bride bridge building bus cafe cake camp camping campus canteen carnival carol cats
    cave celebration center ceremony charity cheerleader chess child children choir christening christmas church city
    class classmates cleaning cleanup client clients clinic closing coast coffee colleague colleagues college committee
    community company competition concert conference cooking cottage country cousin cousins crowd cruise customer
    cutting cycling dad daddy damage dance dancing daughter day delegation demonstration department dialogue dive
    diving dog dogs donation drama earthquake easter eid elementary employee employees engagement evaluation eve event
    exam excursion exhibition expo factory fair fairs family farm father fellowship festival festive fiance fiancee
    fishing flag flood flower flowers football forest fountain fraternity freshmen friend friends fundraising funeral
    game garage garden girlfriend girls golf governor grad graduation grandchild grandchildren grandma grandpa
    grandparents groundbreaking guest guests guys gym hall handover hanging harbor harbour harvest headquarters
    highschool highway hike hiking hill hockey holiday homecoming honeymoon horse hospital hostel house husband
    inauguration infant injured inspection interview island jogging junior kids kindergarten kitchen ladies lady lake
    landslide launch laundry leaders league lecture lighthouse living lunch luncheon marathon marriage mass match mayor
    medal memorial midnight minister ministry mom mommy monument morning mosque mother mountain mr mrs mum neighbor
    neighborhood neighbour neighbourhood neighbours nephew newborn niece night nurse nursery olympic opening orchestra
    orientation our outdoor palace parade parents park patient performance picnic pilgrimage plantation playground
    playing poolside port practice prayer pregnant preschool president priest prize procession professor prom protest
    pumpkin puppy rafting railway rain rainy rally reception regatta regional rehearsal relatives residence resort rest
    restaurant retreat reunion review ribbon rice riding river road roof rooftop rugby running sailing saint school
    screening sculpture sea seaside secretary senior sermon shopping shore shower showroom siblings signing singing
    sister sisters site skating skiing snorkeling soccer son sports spring stadium staff stage station statue
    staycation student students summer sunrise surfing surgery sweetheart swimming teacher teachers team temple tennis
    terrace test thanksgiving theater theatre toddler tour tourist tournament tower town townhall trainee travel tree
    trees trekking trip trophy twins uncle university vacation valley village visit visitor visitors volleyball
    volunteer volunteers walking warehouse warming waterfall wedding weekend wife winner winners winter women worker
    workers worship yacht yard year yoga youth zoo
    """.split()  # noqa: SIM905 - read as a page of words
)
"""Of these, programs have some in their names, too, beside others: Free Fire, Hike Messenger."""
