"""Names of places and people that are common in Indonesia, which offices and families put into the names of photos."""

from typing import Final

PROPER_NAMES: Final = frozenset(
    """
    abdi abdul abdurrahman aceh achmad adel adi adit aditya afif agus ahmad ahok airlangga aisyah aji alamsyah alfian
    ali alya amalia ambar ambon amelia amerika amin amir ana anang andhika andi andika andra andre andri angga anggi
    anggraini anies anisa anjani annisa anton anwar aprilia arab ardi arga ari arief arif aris arya aryo asep asih
    asri astuti atik aulia australia ayu azis aziz azzahra bagas bagus bahrul balikpapan bambang bandung bangka banjar
    banjarmasin banjarnegara banten banyumanik banyumas banyuwangi baskoro batam batang bekasi belanda belitung bella
    bengkulu benny bima bintaro bitung blitar blora bobby bogor bojonegoro bone bontang borobudur boyolali brawijaya
    brebes bromo budi budiman bukittinggi cahya cahyo cak candisari caruban cepu chandra christina ciamis cianjur
    cibubur cici cikarang cikini cilacap cilegon cimahi cina cirebon citra clara damar danang dani danu darma darmawan
    daryono david dea dedi dedy della demak deni denpasar depok desi desy devi dewa dewi diah dian diana didi dika
    dimas dimyati dina dinda dita djarot djarum doddy dodi doni dumai dwi dwiki edi edo edy effendi eka ekawati eko
    elin elly elsa emha emil endang eni erick erna ernawati erni esti europe eva evi fadli fahmi fahri faisal fajri
    farah farhan farid faruq fatimah fauzi febri fendi ferdi ferry fifi fina firman fitri fitria gajahmungkur galih
    ganjar garut genuk gibran gilang gita gombong gorontalo gresik grobogan gunawan gunungkidul gunungpati gusti
    habibie hadi halim hamid hamzah hana hanafi handoko hani hardi haris hartono harun haryanto hasan hasanah hasto
    hendra hendro heni henny heri herman heru heryanto hesti hidayat hilda husein husni hutapea iain ibnu ichsan idris
    ignatius iin ika ikhsan iksan ilham inayah indonesia indra indramayu indri indriani ines inggris ira irfan iriana
    irma irwan ismail iswanto itb iwan jabar jabodetabek jakarta jamal jambi japan jateng jatim java jawa jaya
    jayapura jember jepang jepara jerman jihan jogja jogjakarta johan joko jokowi jombang jono juli juliana junaedi
    jusuf kaesang kalbar kalimantan kalla kalsel kalteng kaltim kamil karanganyar karawang karim karno karsono
    kartasura kartika kebayoran kebumen kediri kemayoran kendal kendari kevin khairul khofifah klaten korea krisna
    kroya kudus kulon kulonprogo kuncoro kuningan kupang kurnia kurniawan kusuma kutoarjo laila lamongan lampung lasem
    latif lely lia lilik lina linda listyo lombok london luhut luki lukman lumajang lutfi luthfi madinah madiun madura
    magelang magetan maharani mahendra mahfud mahmud majalengka majenang makassar makkah malang malaysia malioboro
    maluku manado maria marno marsudi martono maruf mataram maulana maya medan megawati mei mekkah menteng meri mesir
    mijen mila mirza mojokerto muhaimin muhammad muhammadiyah mujiyono mukti muladi mulyadi mulyono muntilan mustofa
    nabila nadia nadiem nahdlatul najwa nana nanda nasution naufal ngaliyan nganjuk ngatiman ngawi nia nias nina ning
    nisa noor novi novita ntb ntt nugraha nugroho nur nuraini nuri nurul nuryanto nusantara oka oki pacitan padalarang
    paijo palangkaraya palembang pangandaran pangestu panji papua parangtritis parepare paris parman pasha pasuruan
    pati paulus pedurungan pekalongan pekanbaru pemalang penida pertamina pertiwi pipit poniman ponorogo pontianak
    prabowo prambanan pramono prancis pranowo prasetya prasetyo pratama pribadi probolinggo ptpn puan purbalingga
    purnomo purwakarta purwodadi purwokerto purworejo puspita putu radit raffi rafi rahayu rahma rahman rahmat raihan
    raka rama ramadhani ramli rangga rangkasbitung rasyid ratih ratna rembang rendra reni resti retna retno reza ria
    rian riau ricky ridho ridwan rifki rika rina rini rio risa riski risma risti riyanto rizal rizki rizky rohani
    rohmah rohman roni rosyid roy rudi rudy rukmini ruli rully rusdi sabrina safitri saiful salatiga salim salma
    salsabila samarinda sampang samsudin samsul samuel sandi sandiaga santi santoso sapto saputra saroni sarwono
    satrio saudi sawahlunto semarang senayan septian serpong setiawan setyo sholeh simanjuntak simatupang singapore
    singapura singkawang sinta siregar siswanto siti situbondo slamet sleman soeharto soekarno soleh solo sophia
    sorong sragen sri stefanus subagyo subang subianto sudarno sudirman sugeng sugiarto sugiono sugiyanto suharto
    suhendra sujatmiko sujono sukabumi sukamto sukarno sukiman sukoharjo sulastri sulawesi sulis sulistyo sulsel
    sulteng sulut sumarno sumatera sumatra sumbar sumedang sumenep sumiati sumiyati sumsel sumut sunarto sunaryo
    supardi suparjo suparman supri supriyadi supriyanto surabaya surakarta surono surya suryadi suryani suryono
    susanti susanto susi susilo sutrisno suwanto suwarno suwito suyanto suyono syafii syahrul syaiful syarif tangerang
    tanjung tarakan taryono tasikmalaya taslim taufik taufiq teddy tegal telkom temanggung tembalang ternate teten
    thailand theresia tina tini tiongkok tito tjahjo tokyo tomohon toni toraja toto totok trenggalek tri triyono tuban
    tukiman tulungagung turki tuti tutik udin ugm uin ujang ulfa umar umi unair undip ungaran unnes unpad uns unsoed
    utami utomo utut vera vietnam vina wagiman wahab wahid wahyu wahyudi waluyo wanda warno warsito warsono wati wawan
    weleri wibowo widodo widya wiji winarno winarsih wira wiranto wisnu wiwik wonogiri wonosobo wulan wulandari yani
    yanti yanto yayan yayuk yogi yogya yogyakarta yohanes yoko yono yosef yossi yudi yuli yulia yuliana yulianti
    yulianto yuni yuniarti yunita yusuf zaenal zahra zainal zaki zulfa zulhas zulkifli
    """.split()  # noqa: SIM905 - read as a page of words
)
