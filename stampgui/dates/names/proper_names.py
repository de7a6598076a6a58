"""Names of places and people that are common in Indonesia, which offices and families put into the names of photos."""

from typing import Final

PLACE_NAMES: Final = frozenset(
    """
    aceh ambon amerika amsterdam anambas arab asahan australia babel balikpapan banda bandung bangka bangkok banjar
    banjarbaru banjarmasin banjarnegara banten banyuasin banyumanik banyumas banyuwangi barabai batam batang baubau
    beijing bekasi belanda belitung belu bengkulu berau biak bima binjai bintan bintaro bireuen bitung blitar blora
    boalemo bogor bojonegoro bondowoso bone bontang borobudur boyolali brebes bromo bukittinggi bulukumba buton cakung
    candisari caruban cengkareng cepu china ciamis cianjur cibinong cibubur cikampek cikarang cikini cilacap cilandak
    cilegon cilincing cimahi cina cipanas ciputat cirebon cisarua dairi demak denpasar depok dharmasraya diy dki dompu
    donggala dubai dumai ende enrekang europe fakfak flores gajahmungkur gambir garut gianyar gombong gorontalo gowa
    gresik grobogan gunungkidul gunungpati gunungsitoli halmahera humbang iain indonesia indramayu inggris istanbul itb
    jabar jabodetabek jagakarsa jakarta jambi japan jateng jatim jawa jayapura jayawijaya jember jeneponto jepang
    jepara jerman jimbaran jogja jogjakarta jombang kalbar kalideres kalimantan kaliurang kalsel kalselteng kaltara
    kalteng kaltim karanganyar karangasem karawang karimun karo kartasura katingan kebayoran kebon kebumen kediri
    kemayoran kendal kendari kepahiang kepri kerinci ketapang klaten klungkung koja kolaka korea kotabaru kotagede
    kotamobagu kramat kroya kualalumpur kuansing kudus kulon kulonprogo kuningan kupang kutai kutoarjo labuan
    labuhanbatu lahat lamongan lampung langkat langsa lasem lebak lhokseumawe limapuluh lingga lombok london
    lubuklinggau lumajang luwu madinah madiun madura magelang magetan majalengka majenang makassar makkah malang
    malaysia malioboro maluku malut mampang mamuju manado mandailing manggarai manokwari maros mataram matraman mecca
    medan mekkah melbourne mentawai menteng merangin merapi merauke merbabu mesir mijen mimika minahasa mojokerto
    morotai muarabungo muaro muhammadiyah muntilan nabire nagan nahdlatul natuna ngada ngaliyan nganjuk ngawi nias ntb
    ntt nunukan nusantara ogan pacitan padalarang padangpanjang padangsidempuan palangkaraya palembang palmerah palopo
    pamekasan pancoran pandeglang pangandaran pangkalpinang papua parangtritis parepare pariaman paris pasaman pasuruan
    pati payakumbuh pedurungan pekalongan pekanbaru pelalawan pemalang pematangsiantar penida pertamina pertiwi
    pesawaran pidie pinrang polewali ponorogo pontianak poso prabumulih prambanan pringsewu probolinggo ptpn pulogadung
    purbalingga purwakarta purwodadi purwokerto purworejo rangkasbitung rembang riau rokan sabang salatiga samarinda
    sambas samosir sampang sanggau sanur sarolangun saudi sawahlunto selayar seluma semarang seminyak senayan seoul
    serdang serpong setiabudi shanghai siak sibolga sidenreng sidrap sigi sijunjung sikka singapore singapura
    singkawang sintang situbondo sleman solo solok soppeng sorong sragen subang subulussalam sukabumi sukoharjo
    sulawesi sulbar sulsel sulteng sultra sulut sumatera sumatra sumba sumbar sumbawa sumedang sumenep sumsel sumut
    sunter surabaya surakarta sydney tabalong tabanan takalar tambora tanahlaut tangerang tanjung tanjungbalai
    tanjungpinang tanjungselor tapanuli tarakan tasikmalaya tebet tebingtinggi tebo tegal telkom temanggung tembalang
    ternate thailand timika tiongkok tokyo tolitoli tomini tomohon toraja trenggalek tuban tulungagung turki ugm uin
    unair undip ungaran unnes unpad uns unsoed vietnam waingapu wajo wakatobi weleri wonogiri wonosobo yogya yogyakarta
    """.split()  # noqa: SIM905 - read as a page of words
)
"""Regions, towns, landmarks and countries, and the universities and companies that are as good as places."""

PERSON_NAMES: Final = frozenset(
    """
    abdi abdul abdurrahman abimanyu achmad adel adi adit aditya afif agustina ahmad ahok airin airlangga aisyah aji
    alamsyah alex alfian ali alif alya amalia amanda ambar amelia amin amir ana anang anas andhika andi andika andini
    andra andre andri angel angga anggi anggraini anies anisa anita anjani annisa anto anton anwar aprilia ardi
    ardiansyah arga ari arief arif aris arman armuji arumi arya aryo asep asih asri astuti atalia atik aulia ayu azis
    aziz azzahra bagas bagus bahrul bambang baskoro bella benny bima bobby bobi bonar brawijaya budi budiman butet
    cahya cahyadi cahyo cak cellica chandra christina cici citra clara damar danang dani daniel danu dardak darma
    darmawan darto daryono david dea dedi dedy della deni desi desy devi dewa dewantara dewi diah dian diana didi dika
    dimas dimyati dina dinda diponegoro dita djarot djarum doddy dodi doni dwi dwiki dwiyanto edi edo edwin edy effendi
    eka ekawati eko elin elisabeth elly elsa emha emil endang eni eri erick erna ernawati erni erwin esti eva evan evi
    fadli fahmi fahri fahrul faisal fajri farah farhan farid farida faruq fatimah fatur fauzan fauzi febri felix fendi
    ferdi ferry fifi fina firman fitri fitria frans galih ganjar genuk george gerry gibran gilang gilbert ginanjar
    giring gita gunadi gunawan gustav gusti habibie hadi hafiz halim hamid hamka hamzah hana hanafi handoko hani hardi
    haris harto hartono harun haryanto hasan hasanah hasto hasyim hendi hendra hendrar hendri hendrik hendro heni henny
    henry heri herlina herman heru heryanto hesti hevearita hidayat hilda husein husni hutapea ibnu ichsan idris
    ignatius iin ika ikhsan iksan ilham imron inayah indra indri indriani ines inggit ipul ira irene irfan iriana irma
    irwan ismail isnaini iswanto iswar ita iwan jaka jamal jaya jessica jhon jihan johan johannes john joko jokowi joni
    jono josua juliana junaedi jusuf kaesang kalla kamil karim karni karno karsa karsono kartika kevin khairul khofifah
    kiki koko krisna kristin kuncoro kurnia kurniawan kusuma laila laras latif leli lely lia lidya lili lilik lina
    linda lisa listyo lucky luhut luki lukman lutfi luthfi maharani mahendra mahfud mahmud maman manto maria marlina
    marno marsudi martin martono maruf maulana maya megawati meri michael mikael mila mirza monica muhaimin muhammad
    mujiyono mukti muladi mulya mulyadi mulyono munir mustofa nabila nadia nadiem nadya najwa nana nanda nani nasir
    nasution naufal neneng ngatiman ngurah nia nina ning nining nisa nita noor nova novi novita nugraha nugroho nuh nur
    nuraini nuri nurul nuryanto oka oki oktavia paijo pangestu panji parman pasha paula paulus petrus pipit poniman
    prabowo pramono prancis pranowo prasetya prasetyo pratama pribadi prihadi puan pujo purnomo purwanto puspita putu
    rachmat radit raffi rafi rahayu rahma rahman rahmat rahmi raihan raka rama ramadhani ramli rangga rasyid ratih
    ratna regina rendra reni resti retna retno reza ria rian ricky ridho ridwan rifki rika rina rini rinto rio risa
    riski risma rismaharini risti riyanto rizal rizki rizky robert rohani rohmah rohman roni rosita rosyid roy rudi
    rudy rukmini ruli rully rusdi ruslan rusli sabrina safitri sahrul saiful salim salma salsabila samsudin samsul
    samuel sandi sandiaga santi santoso sapto saputra saroni sarwono saskia satrio satya septi septian setiawan setyo
    sholeh sigit simanjuntak simatupang simon sinta siregar siswanto siti slamet soeharto soekarno sofyan soleh sonny
    sophia sri stefani stefanus subagyo subianto sudarno sudirman sugeng sugiarto sugiono sugiyanto suharto suhendra
    sujatmiko sujono sukamto sukarno sukiman sukma sulastri sulis sulistyo sumarno sumarsono sumiati sumiyati sunarto
    sunaryo sundari supardi suparjo suparman supri supriyadi supriyanto surono surya suryadi suryani suryono susanti
    susanto susi susilawati susilo sutarno sutejo sutrisno suwandi suwanto suwarno suwito suyanto suyono syafii syahrul
    syaiful syamsul syarif tarno taryono taslim taufik taufiq teddy teten theresia thomas tika tina tini tito tjahjo
    toni tono toto totok tri triyono tukiman tuti tutik uci udin ujang ulfa umar umi utami utomo utut vera victor vina
    vino wagiman wahab wahid wahyu wahyudi wahyuni waluyo wanda warno warsito warsono wati wawan wening wibowo widi
    widiastuti widodo widya wiji winarno winarsih winda wira wiranto wisnu wiwik wulan wulandari yahya yani yanti yanto
    yanuar yayan yayuk yogi yohana yohanes yoko yono yopi yosef yossi yudi yuli yulia yuliana yulianti yulianto yuni
    yuniarti yunita yusril yusuf zaenab zaenal zahra zainal zaki zulfa zulfikar zulhas zulkifli
    """.split()  # noqa: SIM905 - read as a page of words
)
"""Names of persons. A date beside them alone may as well be that of their birth."""
