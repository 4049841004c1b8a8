// swift-format-ignore-file
// Written by scripts/update-destinations; change that, not this. Source and date: docs/data.md.

/// ISO 3166-1 alpha-2 codes, each followed by the English name of what it stands for, sorted.
enum CountryTable {
  /// Countries and territories: 249.
  static let names = """
ADAndorra
AEUnited Arab Emirates
AFAfghanistan
AGAntigua & Barbuda
AIAnguilla
ALAlbania
AMArmenia
AOAngola
AQAntarctica
ARArgentina
ASSamoa (American)
ATAustria
AUAustralia
AWAruba
AXÅland Islands
AZAzerbaijan
BABosnia & Herzegovina
BBBarbados
BDBangladesh
BEBelgium
BFBurkina Faso
BGBulgaria
BHBahrain
BIBurundi
BJBenin
BLSt Barthelemy
BMBermuda
BNBrunei
BOBolivia
BQCaribbean NL
BRBrazil
BSBahamas
BTBhutan
BVBouvet Island
BWBotswana
BYBelarus
BZBelize
CACanada
CCCocos (Keeling) Islands
CDCongo (Dem. Rep.)
CFCentral African Rep.
CGCongo (Rep.)
CHSwitzerland
CICôte d'Ivoire
CKCook Islands
CLChile
CMCameroon
CNChina
COColombia
CRCosta Rica
CUCuba
CVCape Verde
CWCuraçao
CXChristmas Island
CYCyprus
CZCzech Republic
DEGermany
DJDjibouti
DKDenmark
DMDominica
DODominican Republic
DZAlgeria
ECEcuador
EEEstonia
EGEgypt
EHWestern Sahara
EREritrea
ESSpain
ETEthiopia
FIFinland
FJFiji
FKFalkland Islands
FMMicronesia
FOFaroe Islands
FRFrance
GAGabon
GBUnited Kingdom
GDGrenada
GEGeorgia
GFFrench Guiana
GGGuernsey
GHGhana
GIGibraltar
GLGreenland
GMGambia
GNGuinea
GPGuadeloupe
GQEquatorial Guinea
GRGreece
GSSouth Georgia & the South Sandwich Islands
GTGuatemala
GUGuam
GWGuinea-Bissau
GYGuyana
HKHong Kong
HMHeard Island & McDonald Islands
HNHonduras
HRCroatia
HTHaiti
HUHungary
IDIndonesia
IEIreland
ILIsrael
IMIsle of Man
INIndia
IOBritish Indian Ocean Territory
IQIraq
IRIran
ISIceland
ITItaly
JEJersey
JMJamaica
JOJordan
JPJapan
KEKenya
KGKyrgyzstan
KHCambodia
KIKiribati
KMComoros
KNSt Kitts & Nevis
KPNorth Korea
KRSouth Korea
KWKuwait
KYCayman Islands
KZKazakhstan
LALaos
LBLebanon
LCSt Lucia
LILiechtenstein
LKSri Lanka
LRLiberia
LSLesotho
LTLithuania
LULuxembourg
LVLatvia
LYLibya
MAMorocco
MCMonaco
MDMoldova
MEMontenegro
MFSt Martin (French)
MGMadagascar
MHMarshall Islands
MKNorth Macedonia
MLMali
MMMyanmar (Burma)
MNMongolia
MOMacau
MPNorthern Mariana Islands
MQMartinique
MRMauritania
MSMontserrat
MTMalta
MUMauritius
MVMaldives
MWMalawi
MXMexico
MYMalaysia
MZMozambique
NANamibia
NCNew Caledonia
NENiger
NFNorfolk Island
NGNigeria
NINicaragua
NLNetherlands
NONorway
NPNepal
NRNauru
NUNiue
NZNew Zealand
OMOman
PAPanama
PEPeru
PFFrench Polynesia
PGPapua New Guinea
PHPhilippines
PKPakistan
PLPoland
PMSt Pierre & Miquelon
PNPitcairn
PRPuerto Rico
PSPalestine
PTPortugal
PWPalau
PYParaguay
QAQatar
RERéunion
RORomania
RSSerbia
RURussia
RWRwanda
SASaudi Arabia
SBSolomon Islands
SCSeychelles
SDSudan
SESweden
SGSingapore
SHSt Helena
SISlovenia
SJSvalbard & Jan Mayen
SKSlovakia
SLSierra Leone
SMSan Marino
SNSenegal
SOSomalia
SRSuriname
SSSouth Sudan
STSao Tome & Principe
SVEl Salvador
SXSt Maarten (Dutch)
SYSyria
SZEswatini (Swaziland)
TCTurks & Caicos Is
TDChad
TFFrench S. Terr.
TGTogo
THThailand
TJTajikistan
TKTokelau
TLEast Timor
TMTurkmenistan
TNTunisia
TOTonga
TRTurkey
TTTrinidad & Tobago
TVTuvalu
TWTaiwan
TZTanzania
UAUkraine
UGUganda
UMUS minor outlying islands
USUnited States
UYUruguay
UZUzbekistan
VAVatican City
VCSt Vincent
VEVenezuela
VGVirgin Islands (UK)
VIVirgin Islands (US)
VNVietnam
VUVanuatu
WFWallis & Futuna
WSSamoa (western)
YEYemen
YTMayotte
ZASouth Africa
ZMZambia
ZWZimbabwe
"""
}
