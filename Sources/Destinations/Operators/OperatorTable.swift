/// Who runs which names, addresses and autonomous systems: general knowledge of the field, gathered by hand.
///
/// A line at the margin is an operator: its name, its role (``Operator/Role``) and the brands that devices of the same
/// house bear, affiliates' included; without brands, its name is its brand. The lines below it, indented, hold its
/// patterns: a domain, which stands for all names below it that no longer pattern matches; an address; or the number
/// of an autonomous system.
enum OperatorTable {
  static let text = #"""
    # --- Makers of plugs, bulbs, switches and sensors
    TP-Link | maker | TP-Link, Kasa, Tapo, Deco, Omada
     tplinkcloud.com tplinknbu.com tp-link.com tplinkra.com tplinkdns.com kasasmart.com tapo.com
     tplinkmifi.net tplinkwifi.net tplinkmall.com mercusys.com tplinkcloud.com.cn tp-link.com.cn
    Tuya | maker | Tuya, Smart Life
     tuya.com tuyaeu.com tuyaus.com tuyacn.com tuyain.com tuyasmart.com iotbing.com tuyaweaz.com
     tuyaueaz.com wgine.com ismartlife.me
    Meross | maker | Meross, Refoss
     meross.com mss-iot.com refoss.net
    Belkin | maker | Belkin, WeMo, Linksys
     xbcs.net belkin.com wemo2.com wemo.com lswf.net linksys.com linksyssmartwifi.com
    LIFX | maker | LIFX, Lifi Labs, Feit
     lifx.co lifx.com
    Signify | maker | Signify, Philips Hue, Philips Lighting, Philips, WiZ
     meethue.com philips-hue.com signify.com wiz.world wizconnected.com interact-lighting.com
    Philips | maker | Philips, Signify
     philips.com philips.co.uk
    TP Vision | maker | TP Vision, Philips, TPV
     philips-smarttv.com tpvision.com smarttv.philips.com
    LEDVANCE | maker | LEDVANCE, Osram, Lightify
     lightify.com osram.com osram-os.com ledvance.com
    Sengled | maker
     sengled.com
    Nanoleaf | maker
     nanoleaf.me
    Yeelight | maker | Yeelight, Xiaomi, Qingdao Yeelink
     yeelight.com yeelink.net
    Xiaomi | maker | Xiaomi, Mijia, Redmi, Yeelight, Roborock, Lumi, Aqara, Zhimi, Viomi, Chuangmi
     mi.com xiaomi.com xiaomi.net miui.com mi-img.com xiaomiyoupin.com mijia.com mijia.tech
     xiaomi.com.cn miwifi.com mi-fds.com
    Xiaomi Tracking | analytics | Xiaomi, Redmi
     tracking.miui.com tracking.intl.miui.com data.mistat.xiaomi.com data.mistat.intl.xiaomi.com
     sdkconfig.ad.xiaomi.com
    Aqara | maker | Aqara, Lumi
     aqara.com aqara.cn lumiunited.com
    SONOFF eWeLink | maker | SONOFF, eWeLink, ITEAD, Coolkit
     coolkit.cc coolkit.cn ewelink.cc itead.cc itead.cn sonoff.tech
    Shelly | maker | Shelly, Allterco
     shelly.cloud shelly.com allterco.com shelly.link
    Edimax | maker
     edimax.com myedimax.com edilife.com edimax.com.tw
    D-Link | maker
     dlink.com mydlink.com dlink.com.tw dlinkddns.com
    eQ-3 | maker | eQ-3, HomeMatic, MAX!
     homematic.com eq-3.de eq-3.com homematic-ip.com
    AVM | maker | AVM, FRITZ!
     avm.de myfritz.net fritz.com avm.com
    Bosch | maker | Bosch, Robert Bosch, BSH, Siemens, Neff, Gaggenau
     bosch-smarthome.com home-connect.com bosch-iot-suite.com bosch.com bosch-iot-cloud.com
     bsh-group.com boschsecurity.com
    Siemens | maker
     siemens.com siemens.cloud siemens-home.bsh-group.com
    Miele | maker
     miele.com miele.de miele-iot.com
    Dyson | maker
     dyson.com dyson.co.uk dyson.cn
    IKEA | maker | IKEA
     ikea.com ikea.net
    Wyze | maker
     wyze.com wyzecam.com wyzelabs.com
    ecobee | maker | ecobee
     ecobee.com
    Honeywell Home | maker | Honeywell, Resideo
     honeywellhome.com resideo.com mytotalconnectcomfort.com alarmnet.com totalconnect2.com
     honeywell.com
    tado | maker | tado
     tado.com
    Netatmo | maker | Netatmo, Legrand, BTicino
     netatmo.com netatmo.net legrand.com bticino.com
    Withings | maker | Withings, Nokia Health
     withings.com withings.net health.nokia.com
    Smarter | maker | Smarter
     smarter.am smarterapp.com smartercoffee.com
    Govee | maker
     govee.com govee.net ihoment.com
    Gosund | maker | Gosund, Teckin
     gosund.com
    Lutron | maker
     lutron.com lutron.io
    Leviton | maker
     leviton.com
    GE Lighting | maker | GE Lighting, Savant, Cync, Xlink
     gelighting.com xlink.cn cync.com savant.com
    Insteon | maker
     insteon.com
    Wink | maker | Wink, Quirky
     wink.com quirky.com
    SmartThings | maker | SmartThings, Samsung, Physical Graph
     smartthings.com physicalgraph.com st-av.net samsungiots.com
    Hubitat | maker
     hubitat.com
    Home Assistant | maker | Home Assistant, Nabu Casa
     home-assistant.io nabucasa.com ui.nabu.casa esphome.io hass.io
    Athom Homey | maker | Athom, Homey
     athom.com homey.app
    openHAB | maker | openHAB
     openhab.org myopenhab.org
    ioBroker | maker | ioBroker
     iobroker.net iobroker.pro iobroker.in
    Tasmota | maker | Tasmota
     tasmota.com
    Loxone | maker
     loxone.com loxonecloud.com
    Somfy | maker | Somfy, TaHoma, Overkiz, MyFox
     somfy.com overkiz.com myfox.me tahomalink.com
    Fibaro | maker | Fibaro, Nice
     fibaro.com niceforyou.com
    Vera | maker | Vera, MiOS, Ezlo
     mios.com getvera.com ezlo.com
    Gardena | maker | Gardena, Husqvarna
     gardena.com husqvarnagroup.net husqvarna.com
    Rachio | maker
     rachio.com rach.io
    Rain Bird | maker
     rainbird.com
    Orbit | maker | Orbit
     orbitbhyve.com
    Chamberlain | maker | Chamberlain, MyQ, LiftMaster
     myqdevice.com chamberlain.com liftmaster.com myq-cloud.com
    August | maker | August, Yale, ASSA ABLOY
     august.com yalehome.com assaabloy.com
    Schlage | maker | Schlage, Allegion
     allegion.com schlage.com
    Nuki | maker
     nuki.io
    Danalock | maker | Danalock
     danalock.com
    SwitchBot | maker | SwitchBot, Wonderlabs
     switch-bot.com wohand.com wonderlabs.com
    Broadlink | maker
     broadlink.com.cn ibroadlink.com
    Orvibo | maker
     orvibo.com
    Sense | maker | Sense
     sense.com
    SolarEdge | maker
     solaredge.com
    Enphase | maker
     enphaseenergy.com enphase.com
    SMA | maker | SMA
     sunnyportal.com sma.de
    Fronius | maker
     fronius.com solarweb.com
    Growatt | maker
     growatt.com
    Tesla | maker
     tesla.com teslamotors.com tesla.services
    Wallbox | maker
     wallbox.com wall-box.com
    Viessmann | maker
     viessmann.com viessmann-climatesolutions.com viessmann.de
    Vaillant | maker
     vaillant.com vaillant-group.com
    Daikin | maker
     daikin.com daikin.eu daikinsmartdb.jp daikin.net
    Mitsubishi Electric | maker
     melcloud.com mitsubishielectric.com
    Panasonic | maker
     panasonic.com panasonic.net
    Midea | maker | Midea, Toshiba, Comfee
     midea.com appsmb.com midea.cn midea.com.cn
    Gree | maker
     gree.com
    Haier | maker | Haier, Candy, Hoover, GE Appliances
     haier.com haier.net haiersmarthomes.com candy-hoover.com haieriot.net geappliances.com
    Whirlpool | maker | Whirlpool, KitchenAid, Indesit
     whirlpool.com
    Electrolux | maker | Electrolux, AEG
     electrolux.com electrolux.one
    De'Longhi | maker | De'Longhi
     delonghi.com
    Ayla | maker | Ayla
     aylanetworks.com ayla.com.cn
    Anova | maker | Anova
     anovaculinary.com anovaculinary.io
    Instant Brands | maker | Instant
     instantbrands.com
    June | maker | June, Weber
     juneoven.com
    Traeger | maker
     traegergrills.com
    Petnet | maker
     petnet.io
    Sure Petcare | maker | Sure Petcare
     surehub.io surepetcare.com
    Tile | maker | Tile, Life360
     thetileapp.com tile-api.com life360.com
    Awair | maker
     awair.is
    Airthings | maker
     airthings.com
    IQAir | maker | IQAir
     iqair.com airvisual.com
    Blueair | maker
     blueair.io blueair.com
    Levoit VeSync | maker | VeSync, Etekcity, Levoit, Cosori
     vesync.com etekcity.com
    Winix | maker
     winix-iot.com winixsmart.com
    # --- Robots
    iRobot | maker | iRobot, Roomba, Braava
     irobot.com irobotapi.com irbtapp.com
    Roborock | maker | Roborock, Rockrobo
     roborock.com roborock.cn rriot.com
    Ecovacs | maker | Ecovacs
     ecouser.net ecovacs.com ecovacs.cn
    Dreame | maker | Dreame
     dreame.tech dreame.cn
    Neato | maker | Neato, Vorwerk
     neatorobotics.com vorwerk.com
    SharkNinja | maker | Shark, SharkNinja
     sharkninja.com sharkclean.com skegox.com
    Narwal | maker
     narwaltech.com narwal.com
    # --- Cameras, doorbells, intercoms, recorders
    Ring | maker | Ring, Amazon, Blink
     ring.com ring.devices.a2z.com rings.solutions
    Blink | maker | Blink, Immedia, Amazon
     immedia-semi.com blinkforhome.com
    Nest | maker | Nest, Google
     nest.com nestlabs.com dropcam.com
    Arlo | maker | Arlo, Netgear
     arlo.com arloxcld.com arlocdn.com arlo-prod.com
    Netgear | maker | Netgear, Orbi, Arlo
     netgear.com ngxcld.com readynas.com routerlogin.net netgearcloud.com
    Eufy | maker | Eufy, Anker, Soundcore, Nebula
     eufylife.com anker.com eufy.com anker-in.com soundcore.com
    Reolink | maker
     reolink.com reolink.us
    Hikvision | maker | Hikvision, EZVIZ
     hikvision.com hik-connect.com hikvisioneurope.com hik-connectru.com hik-online.com
    EZVIZ | maker | EZVIZ, Hikvision
     ezvizlife.com ezviz7.com ys7.com ezviz.com ezvizru.com
    Dahua | maker | Dahua, Lorex, Imou, Amcrest
     dahuasecurity.com easy4ip.com dahuaddns.com easy4ipcloud.com imoulife.com lechange.com
     dahuatech.com imou.com
    Amcrest | maker | Amcrest, Foscam, Dahua
     amcrestcloud.com amcrestview.com amcrest.com
    Foscam | maker
     myfoscam.com foscam.com myfoscam.org foscam.org
    Axis | maker | Axis
     axis.com axisaccount.com axiscam.net
    Yi | maker | Yi, Kami, Xiaoyi, Kaadas
     xiaoyi.com yitechnology.com xiaoyi.com.cn kamihome.com
    Wansview | maker | Wansview, AJCloud
     ajcloud.net wansview.com
    SimpliSafe | maker
     simplisafe.com
    Abode | maker | Abode
     goabode.com
    ADT | maker
     adt.com adtpulse.com
    Alarm.com | maker
     alarm.com
    Vivint | maker
     vivint.com vivintsky.com
    Canary | maker
     canaryis.com canary.is
    Logitech | maker | Logitech, Harmony, Circle
     logitech.com logi.com myharmony.com logitech.io
    Vivotek | maker
     vivotek.com
    Doorbird | maker | Doorbird, Bird Home Automation
     doorbird.com doorbird.net
    Motorola Nursery | maker | Hubble, Binatone, Motorola
     hubble.in hubbleconnected.com
    Owlet | maker
     owletcare.com owletdata.com
    Nanit | maker
     nanit.com
    Ubiquiti | maker | Ubiquiti, UniFi
     ui.com ubnt.com ubiquiti.com
    Verkada | maker
     verkada.com
    Xiongmai | maker | Xiongmai, XM
     xmeye.net xmcsrv.net xiongmaitech.com jftechws.com
    Gwell | maker | Gwell, Yoosee
     cloudlinks.cn gwell.cc cloud-links.net
    TUTK | relay | ThroughTek
     iotcplatform.com kalay.net.cn tutk.com kalayservice.com
    Shenzhen Yunni | relay | Yunni, iLnkP2P
     ilnk.com yunni.com
    # --- Large houses with devices of their own
    Amazon | maker | Amazon, Echo, Alexa, Kindle, Fire TV, Ring, Blink, eero
     amazon.com amazonalexa.com a2z.com amazon.co.uk amazon.de amazon.fr amazon.it amazon.es
     amazon.co.jp amazon.ca amazon.in amazon.com.au amazon.com.br amazon.com.mx amazon.nl
     media-amazon.com ssl-images-amazon.com amazonvideo.com aiv-cdn.net primevideo.com
     images-amazon.com amcs-tachyon.com lab126.com amazoncrl.com amazon.dev kindle.com
     audible.com amazonsilk.com
    Amazon Metrics | analytics | Amazon, Echo, Kindle, Fire TV
     device-metrics-us.amazon.com device-metrics-us-2.amazon.com fls-na.amazon.com
     fls-eu.amazon.com fls-fe.amazon.com unagi.amazon.com unagi-na.amazon.com
     mobileanalytics.us-east-1.amazonaws.com unagi-eu.amazon.com firs-ta-g7g.amazon.com
    Amazon Advertising | advertising | Amazon
     amazon-adsystem.com mads.amazon.com mads-eu.amazon.com
    eero | maker | eero, Amazon
     eero.com e2ro.com
    Google | maker | Google, Nest, Chromecast, Android, Pixel, Fitbit
     google.com googleapis.com gstatic.com googleusercontent.com google.de google.co.uk
     google.fr google.es google.it google.nl google.at google.ch google.pl google.se google.ca
     google.com.au google.co.jp google.co.in google.com.br google.be google.dk ggpht.com
     android.com withgoogle.com chromecast.com googlezip.net g.co goo.gl google.cn gvt1.com
     gvt2.com gvt3.com 1e100.net googlevideo.com youtube.com ytimg.com youtube-nocookie.com
     youtu.be AS15169 crashlytics.com recaptcha.net
    Google Analytics | analytics | Google, Android, Pixel
     google-analytics.com app-measurement.com firebaselogging.googleapis.com
     firebaselogging-pa.googleapis.com settings.crashlytics.com reports.crashlytics.com
     app-analytics-services.com firebase-settings.crashlytics.com googletagmanager.com
     crashlyticsreports-pa.googleapis.com analytics.google.com
    Google Advertising | advertising | Google, Android
     doubleclick.net googleadservices.com googlesyndication.com admob.com 2mdn.net
     googletagservices.com adservice.google.com invitemedia.com
    Google Push | push | Google, Android, Pixel
     mtalk.google.com mtalk4.google.com alt1-mtalk.google.com alt2-mtalk.google.com
     alt3-mtalk.google.com alt4-mtalk.google.com alt5-mtalk.google.com alt6-mtalk.google.com
     alt7-mtalk.google.com alt8-mtalk.google.com fcm.googleapis.com gcm-http.googleapis.com
     mobile-gtalk.l.google.com fcmtoken.googleapis.com
    Fitbit | maker | Fitbit, Google
     fitbit.com fitbit-vanity.com
    Apple | maker | Apple, iPhone, iPad, HomePod, Beats
     apple.com icloud.com mzstatic.com aaplimg.com apple-dns.net apple-cloudkit.com itunes.com
     cdn-apple.com icloud-content.com me.com mac.com apple.news apple.co apple-mapkit.com
     apple-livephotoskit.com icloud.com.cn apzones.com AS714 AS6185
    Apple Push | push | Apple, iPhone, iPad
     push.apple.com
    Apple Metrics | analytics | Apple, iPhone, iPad
     metrics.apple.com xp.apple.com metrics.icloud.com api-adservices.apple.com
    Samsung | maker | Samsung, SmartThings, Harman, JBL
     samsung.com samsungcloud.com samsungosp.com samsungcloudsolution.com samsungcloudcdn.com
     samsungcloudsolution.net samsungotn.net samsungrm.net samsungdm.com samsungapps.com
     samsungelectronics.com samsungqbe.com samsungnyc.com samsungsmartcam.com
     samsungcloudprint.com samsungknox.com samsunghealth.com samsungconsent.com samsungdive.com
     secb2b.com pavv.co.kr internetat.tv tizen.org
    Samsung Ads | advertising | Samsung
     samsungacr.com samsungads.com adgear.com samsungadhub.com ads.samsung.com
     acr.samsungcloud.tv samsungtifa.com
    LG | maker | LG, LG Electronics, webOS
     lge.com lgtvsdp.com lgtvcommon.com lgthinq.com lgappstv.com lgeapi.com lgsmartplatform.com
     lgecloud.com lg.com lgiot.com lgeaiservice.com
    LG Ads | advertising | LG
     lgsmartad.com lgads.tv alphonso.tv ad.lgappstv.com
    Sony | maker | Sony, PlayStation, Bravia
     sony.com sony.net playstation.net playstation.com sonyentertainmentnetwork.com sony.tv
     sonyselectnetwork.com sonyericsson.com sony.co.jp sony-europe.com sie-rd.com
    Microsoft | maker | Microsoft, Xbox, Surface, Windows
     microsoft.com windows.com live.com xbox.com xboxlive.com windowsupdate.com office.com
     office365.com msn.com bing.com skype.com hotmail.com outlook.com msftconnecttest.com
     msftncsi.com microsoftonline.com live.net office.net msauth.net msedge.net s-microsoft.com
     sharepoint.com onedrive.com minecraft.net minecraftservices.com linkedin.com windows.net
     xboxservices.com static.microsoft cloud.microsoft
    Microsoft Telemetry | analytics | Microsoft, Xbox, Surface
     telemetry.microsoft.com watson.microsoft.com data.microsoft.com
     applicationinsights.azure.com services.visualstudio.com clarity.ms
    Microsoft Push | push | Microsoft, Xbox
     notify.windows.com wns.windows.com
    Nintendo | maker
     nintendo.net nintendo.com nintendowifi.net nintendo.co.jp nintendoswitch.com nintendo.eu
     nintendo-europe.com npln.jp
    Valve Steam | content | Valve, Steam
     steampowered.com steamcommunity.com steamstatic.com steamcontent.com steamserver.net
     valvesoftware.com steamusercontent.com AS32590
    Huawei | maker | Huawei, Honor
     huawei.com hicloud.com hihonor.com huawei.cn dbankcloud.com dbankcloud.cn dbankcdn.com
     vmall.com hwcloudtest.cn dbankcloud.eu hicloud.com.cn
    OPPO | maker | OPPO, OnePlus, realme
     oppo.com oppomobile.com heytapmobi.com heytapmobile.com coloros.com oneplus.com realme.com
     heytap.com allawnos.com allawntech.com oneplus.cn oneplus.net
    vivo | maker | vivo
     vivo.com vivo.com.cn vivoglobal.com
    Motorola | maker | Motorola, Lenovo
     motorola.com svcmot.com blurdev.com lenovo.com lenovomm.com
    Lenovo | maker | Lenovo, Motorola
     lenovo.cn lenovo.net lenovosoftware.com
    HP | maker | HP, Hewlett Packard
     hp.com hpsmart.com hpeprint.com hpconnected.com hpicorp.net hpbp.io
    Canon | maker
     canon.com canon.jp c-ij.com canon-europe.com
    Epson | maker | Epson, Seiko Epson
     epson.com epsonconnect.com epson.net epson.biz epson.jp
    Brother | maker
     brother.com brother.co.jp
    Xerox | maker
     xerox.com
    Kodak | maker
     kodak.com kodakalaris.com
    Lexmark | maker
     lexmark.com
    Dell | maker | Dell
     dell.com dellcdn.com delltechnologies.com
    ASUS | maker | ASUS
     asus.com asuscomm.com asus.com.tw
    Intel | maker
     intel.com
    NVIDIA | maker
     nvidia.com geforcenow.com nvidiagrid.net geforce.com
    Raspberry Pi | maker
     raspberrypi.com raspberrypi.org
    Espressif | maker | Espressif
     espressif.com espressif.cn
    Particle | maker
     particle.io spark.io
    Electric Imp | maker
     electricimp.com
    Blynk | maker
     blynk.cloud blynk.cc blynk.io
    Afero | maker | Afero, Hubspace
     afero.io afero.net
    Gizwits | maker
     gizwits.com
    # --- Televisions, sticks, boxes, speakers, music
    Roku | maker
     roku.com rokulabs.net rokutime.com ravm.tv rokucdn.com
    Roku Ads | advertising | Roku
     ads.roku.com logs.roku.com cloudservices.roku.com rokuads.com
    Sonos | maker
     sonos.com sonos.radio
    Bose | maker
     bose.com bose.io bose.vtuner.com boseaccess.com
    Harman | maker | Harman, JBL, Samsung
     harman.com jbl.com harmankardon.com
    Denon HEOS | maker | Denon, Marantz, HEOS, Sound United
     denon.com heosportal.com marantz.com
    Yamaha | maker
     yamaha.com musiccast.com ycast.org
    Onkyo | maker | Onkyo, Pioneer
     onkyo.com pioneer-audiovisual.com
    Bang & Olufsen | maker | Bang & Olufsen
     bang-olufsen.com beoplay.com beo-products.com
    Libratone | maker
     libratone.com
    Devialet | maker
     devialet.com
    Linkplay | maker | Linkplay, WiiM
     linkplay.com linkplay.cn wiimhome.com muzohifi.com
    Frontier Smart | maker | Frontier Silicon
     frontiersmart.com wifiradio-frontier.com nuvola-audio.com airable.wifiradiofrontier.com
    vTuner | content
     vtuner.com
    TuneIn | content
     tunein.com radiotime.com
    Vizio | maker | Vizio
     vizio.com inscape.tv
    TCL | maker | TCL
     tcl.com tclclouds.com tclusa.com tcloudfamily.com my7v.com
    Hisense | maker | Hisense, VIDAA
     hisense.com vidaahub.com hismarttv.com hisense-usa.com vidaa.com
    Sharp | maker
     sharp.co.jp sharp-id.com aquos.jp
    Toshiba TV | maker | Toshiba
     toshiba.com toshiba.eu
    Vestel | maker | Vestel
     vestel.com.tr vstlsrv.com zeasn.tv
    Loewe | maker
     loewe.tv
    Grundig | maker | Grundig, Arcelik, Beko
     grundig.com arcelik.com beko.com
    Humax | maker
     humaxdigital.com humax.tv
    TiVo | maker | TiVo, Xperi
     tivo.com tivoservice.com rovicorp.com
    Sky | maker | Sky
     sky.com skycdp.com bskyb.com sky.de nowtv.com
    Comcast | maker | Comcast, Xfinity
     comcast.net xfinity.com comcast.com
    Plex | content
     plex.tv plex.direct plexapp.com
    Jellyfin | content | Jellyfin
     jellyfin.org
    Kodi | content
     kodi.tv xbmc.org
    Netflix | content
     netflix.com nflxvideo.net nflximg.net nflxext.com nflxso.net netflix.net AS2906 AS40027
    Spotify | content
     spotify.com scdn.co spotifycdn.com spotify.net
    Deezer | content
     deezer.com dzcdn.net
    TIDAL | content
     tidal.com tidalhifi.com
    Qobuz | content
     qobuz.com
    Pandora | content
     pandora.com p-cdn.com
    iHeart | content
     iheart.com
    SiriusXM | content
     siriusxm.com
    Hulu | content
     hulu.com hulustream.com huluim.com
    Disney | content
     disneyplus.com disney-plus.net dssott.com bamgrid.com disney.com disneystreaming.com go.com
    Warner | content
     hbomax.com max.com hbo.com discoveryplus.com
    Paramount | content
     paramountplus.com cbsi.com pluto.tv
    Peacock | content
     peacocktv.com nbcuni.com nbc.com
    BBC | content
     bbc.co.uk bbc.com bbci.co.uk bbc.net.uk
    ARD und ZDF | content
     ard.de zdf.de ardmediathek.de daserste.de
    Twitch | content | Twitch, Amazon
     twitch.tv ttvnw.net jtvnw.net
    Vimeo | content
     vimeo.com vimeocdn.com
    TikTok | content | TikTok, ByteDance
     tiktok.com tiktokv.com tiktokcdn.com byteoversea.com ibytedtos.com musical.ly bytedance.com
     bytefcdn-oversea.com tiktokcdn-us.com tiktokv.us ttlivecdn.com
    Facebook | content | Meta, Facebook, Oculus, Portal
     facebook.com fbcdn.net instagram.com whatsapp.net whatsapp.com cdninstagram.com fb.com
     oculus.com oculuscdn.com messenger.com facebook.net meta.com threads.net AS32934
    X | content | X, Twitter
     twitter.com x.com twimg.com t.co
    Snapchat | content | Snap
     snapchat.com sc-cdn.net snap-dev.net sc-prod.net
    Pinterest | content
     pinterest.com pinimg.com
    Reddit | content
     reddit.com redd.it redditmedia.com redditstatic.com
    Wikimedia | content
     wikipedia.org wikimedia.org wikidata.org mediawiki.org
    Yahoo | content
     yahoo.com yimg.com yahooapis.com
    Flipboard | content
     flipboard.com
    Discord | content
     discord.com discord.gg discordapp.com discordapp.net discord.media
    Telegram | content
     telegram.org t.me telegram.me AS62041 AS59930 AS62014
    Signal | content
     signal.org whispersystems.org signal.art
    Zoom | content
     zoom.us zoomgov.com zoom.com
    Slack | content
     slack.com slack-edge.com slack-msgs.com slackb.com
    Dropbox | content
     dropbox.com dropboxapi.com dropboxstatic.com dropboxusercontent.com AS19679
    GitHub | content
     github.com githubusercontent.com githubassets.com github.io AS36459
    Mozilla | content
     mozilla.org mozilla.com firefox.com mozilla.net mozgcp.net mozilla.cloud
    Canonical | content | Ubuntu, Canonical
     ubuntu.com canonical.com snapcraft.io snapcraftcontent.com launchpad.net
    Debian | content
     debian.org
    Epic Games | content
     epicgames.com epicgames.dev unrealengine.com fortnite.com
    Riot Games | content
     riotgames.com riotcdn.net leagueoflegends.com
    Electronic Arts | content
     ea.com origin.com
    Ubisoft | content
     ubisoft.com ubi.com
    Blizzard | content
     battle.net blizzard.com blzstatic.cn
    Roblox | content
     roblox.com rbxcdn.com
    Weather Company | content
     weather.com wunderground.com wsi.com
    AccuWeather | content
     accuweather.com
    OpenWeather | content
     openweathermap.org
    met.no | content
     met.no
    IFTTT | maker | IFTTT
     ifttt.com
    Tencent | content | Tencent, WeChat
     qq.com tencent.com weixin.com wechat.com qpic.cn gtimg.cn
    Baidu | content
     baidu.com bdstatic.com
    Alibaba | content | Alibaba, AliExpress
     alibaba.com taobao.com tmall.com aliexpress.com alipay.com
    # --- Health, sport, cars, reading
    Garmin | maker
     garmin.com garmincdn.com garmin.cn
    Polar | maker | Polar
     polar.com polarpersonaltrainer.com
    Suunto | maker
     suunto.com sports-tracker.com movescount.com
    Peloton | maker
     onepeloton.com pelotoncycle.com
    iFit | maker | iFit, NordicTrack, ICON
     ifit.com iconfitness.com
    Zepp | maker | Zepp, Amazfit, Huami
     huami.com zepp.com amazfit.com
    Oura | maker
     ouraring.com
    Omron | maker
     omronhealthcare.com omronconnect.com
    ResMed | maker
     resmed.com
    Tonies | maker | tonies, Boxine
     tonie.cloud tonies.com
    Kobo | maker | Kobo, Rakuten
     kobo.com kobobooks.com
    tolino | maker | tolino
     mytolino.com tolino.com mytolino.de
    reMarkable | maker | reMarkable
     remarkable.com
    Volkswagen | maker | Volkswagen
     vwgroup.io volkswagen.de
    BMW | maker
     bmw.com bmwgroup.com
    # --- Network gear, storage
    Synology | maker
     synology.com synology.me quickconnect.to synologyupdate.com
    QNAP | maker
     qnap.com myqnapcloud.com
    Western Digital | maker | Western Digital, WD
     wdc.com mycloud.com wd2go.com remotewd.com
    Seagate | maker
     seagate.com
    MikroTik | maker
     mikrotik.com mynetname.net
    OpenWrt | maker | OpenWrt
     openwrt.org
    Zyxel | maker
     zyxel.com zyxel.eu myzyxel.com
    Devolo | maker | devolo
     devolo.com devolo.net devolo.de
    Draytek | maker
     draytek.com
    Cisco | maker | Cisco, Meraki
     cisco.com meraki.com webex.com ciscospark.com wbx2.com
    Ruckus | maker
     ruckuswireless.com
    Plume | maker
     plume.com plumewifi.com
    Sercomm | maker
     sercomm.com
    Technicolor | maker | Technicolor, Vantiva
     technicolor.com
    Pi-hole | maker | Pi-hole
     pi-hole.net
    Gigaset | maker
     gigaset.net gigaset.com gigaset-elements.com
    Snom | maker
     snom.com
    Grandstream | maker
     grandstream.com gdms.cloud
    sipgate | content
     sipgate.de sipgate.net
    # --- Clouds
    AWS | cloud | Amazon
     amazonaws.com awsglobalaccelerator.com amazonaws.com.cn awsdns.com elasticbeanstalk.com
     on.aws aws.dev awsapps.com amazoncognito.com AS16509 AS14618 AS8987 AS38895 AS62785
    Azure | cloud | Microsoft
     azure.com azure.net azurewebsites.net cloudapp.net trafficmanager.net azure-devices.net
     azure-devices-provisioning.net azure-mobile.net azurecontainer.io core.windows.net
     servicebus.windows.net database.windows.net azurefd.net azure-api.net azure-dns.com
     azurestaticapps.net azmk8s.io azure.cn azurecr.io msidentity.com signalr.net AS8075 AS8068
     AS8069
    Firebase | cloud | Google
     firebaseio.com firebase.com firebaseapp.com firebaseinstallations.googleapis.com
    Google Cloud | cloud | Google
     run.app cloudfunctions.net appspot.com gcp.gvt2.com bc.googleusercontent.com
     storage.googleapis.com pkg.dev AS396982 AS19527
    Alibaba Cloud | cloud | Alibaba
     aliyuncs.com aliyun.com alibabacloud.com aliyun-inc.com alibabadns.com alicdn.com
     aliyuncslb.com AS45102 AS37963 AS34947
    Tencent Cloud | cloud | Tencent
     myqcloud.com qcloud.com tencentcs.com tencent-cloud.net tencentcloudapi.com
     tencentcloud.com qcloudcdn.com AS132203 AS45090
    Huawei Cloud | cloud | Huawei
     myhuaweicloud.com huaweicloud.com myhwclouds.com hwclouds-dns.com AS136907 AS55990
    Baidu Cloud | cloud | Baidu
     bcebos.com baidubce.com bdydns.com bcelive.com AS38365 AS55967
    Kingsoft Cloud | cloud | Kingsoft
     ksyun.com ksyuncs.com ksyuncdn.com AS59019
    Oracle Cloud | cloud | Oracle
     oraclecloud.com oraclecorp.com AS31898
    IBM Cloud | cloud | IBM
     appdomain.cloud bluemix.net softlayer.com ibmcloud.com networklayer.com AS36351
    DigitalOcean | cloud
     digitalocean.com digitaloceanspaces.com ondigitalocean.app AS14061
    Hetzner | cloud
     your-server.de hetzner.com hetzner.de hetzner.cloud AS24940 AS213230 AS212317
    OVH | cloud
     ovh.net ovh.com ovhcloud.com ovh.ca AS16276
    Linode | cloud | Akamai
     linode.com linodeusercontent.com linodeobjects.com AS63949
    Vultr | cloud
     vultr.com vultrusercontent.com AS20473
    Scaleway | cloud
     scaleway.com scw.cloud poneytelecom.eu online.net AS12876
    Leaseweb | cloud
     leaseweb.com leaseweb.net AS60781 AS28753 AS30633
    Rackspace | cloud
     rackspace.com rackcdn.com AS27357 AS33070
    Contabo | cloud
     contaboserver.net AS51167 AS40021
    IONOS | cloud
     ionos.com 1and1.com kundenserver.de ui-dns.com AS8560
    Strato | cloud
     stratoserver.net strato.de AS6724
    Gandi | cloud
     gandi.net AS29169
    Heroku | cloud | Salesforce
     herokuapp.com heroku.com herokudns.com
    Salesforce | cloud
     salesforce.com force.com exacttarget.com
    Fly.io | cloud
     fly.dev fly.io AS40509
    Vercel | cloud
     vercel.app vercel-dns.com
    Netlify | cloud
     netlify.app netlify.com
    Arrayent | cloud | Arrayent, Prodea
     arrayent.com prodea.com
    PubNub | cloud
     pubnub.com pubnubapi.com pndsn.com
    Ably | cloud
     ably.io ably.com
    Pusher | cloud
     pusher.com pusherapp.com
    HiveMQ | cloud
     hivemq.com hivemq.cloud
    EMQX | cloud
     emqx.io emqx.cloud
    Mosquitto | cloud
     mosquitto.org
    CloudMQTT | cloud
     cloudmqtt.com
    Adafruit IO | cloud
     adafruit.com
    Xively | cloud
     xively.com
    ThingSpeak | cloud
     thingspeak.com
    Evrythng | cloud
     evrythng.com
    Exosite | cloud
     exosite.com exosite.io
    Zendesk | cloud
     zendesk.com zdassets.com
    Twilio | cloud
     twilio.com sendgrid.net
    Stripe | cloud
     stripe.com
    # --- Content delivery
    CloudFront | cdn | Amazon
     cloudfront.net
    Akamai | cdn
     akamai.net akamaiedge.net akamaized.net akamaihd.net edgesuite.net edgekey.net akadns.net
     akamaitechnologies.com akamai.com akam.net akamaistream.net akamaized-staging.net AS20940
     AS16625 AS12222 AS21342 AS18717 AS32787
    Cloudflare | cdn
     cloudflare.com cloudflare.net cdnjs.com cloudflaressl.com cloudflareinsights.com
     workers.dev pages.dev r2.dev AS13335 AS209242
    Fastly | cdn
     fastly.net fastlylb.net fastly.com fastly-edge.com AS54113
    Edgio | cdn | Edgio, Limelight, Edgecast
     llnwd.net llnw.net edgecastcdn.net edgio.net systemcdn.net omegacdn.net v5cdn.net lldns.net
     AS22822 AS15133
    Azure CDN | cdn | Microsoft
     azureedge.net msecnd.net t-msedge.net b-msedge.net
    Google CDN | cdn | Google
     googlehosted.com
    CDN77 | cdn
     cdn77.org cdn77.com AS60068
    BunnyCDN | cdn
     b-cdn.net bunnycdn.com bunnyinfra.net bunny.net AS200325
    KeyCDN | cdn
     kxcdn.com
    StackPath | cdn
     stackpathdns.com stackpathcdn.com hwcdn.net netdna-cdn.com AS12989 AS33438
    Imperva | cdn
     incapdns.net impervadns.net AS19551
    jsDelivr | cdn
     jsdelivr.net
    ChinaCache | cdn
     ccgslb.com chinacache.net ccgslb.com.cn
    ChinaNetCenter | cdn | Wangsu
     wscdns.com lxdns.com wsdvs.com cdn20.com wscloudcdn.com quantil.com cdngslb.com
     wswebcdn.com AS54994
    Alibaba CDN | cdn | Alibaba
     kunlunsl.com kunlunar.com kunlunca.com alikunlun.com tbcache.com kunluncan.com kunlungr.com
     queniuyk.com
    Tencent CDN | cdn | Tencent
     dnsv1.com cdntip.com tdnsv5.com tcdn.qq.com
    Level 3 | cdn | Lumen
     footprint.net lumen.com
    # --- The time
    NTP Pool | time
     ntp.org ntppool.org
    NIST | time
     nist.gov nistntp.gov
    Google Time | time | Google, Nest, Chromecast
     time.google.com time1.google.com time2.google.com time3.google.com time4.google.com
     time.android.com 216.239.35.0 216.239.35.4 216.239.35.8 216.239.35.12
    Apple Time | time | Apple, iPhone, iPad
     time.apple.com time-ios.apple.com time-macos.apple.com time.asia.apple.com
     time.euro.apple.com ntp.euro.apple.com
    Microsoft Time | time | Microsoft, Xbox
     time.windows.com twc.trafficmanager.net
    Cloudflare Time | time | Cloudflare
     time.cloudflare.com 162.159.200.1 162.159.200.123
    Amazon Time | time | Amazon
     ntp-g7g.amazon.com time.aws.com amazon.pool.ntp.org
    Ubuntu Time | time | Ubuntu, Canonical
     ntp.ubuntu.com
    Facebook Time | time | Meta, Facebook
     time.facebook.com
    Alibaba Time | time | Alibaba
     ntp.aliyun.com ntp1.aliyun.com ntp2.aliyun.com ntp3.aliyun.com ntp4.aliyun.com
     ntp5.aliyun.com ntp6.aliyun.com ntp7.aliyun.com time.pool.aliyun.com
    PTB | time
     ptb.de
    Tencent Time | time | Tencent
     time1.cloud.tencent.com ntp.tencent.com
    USNO | time
     usno.navy.mil
    NTSC | time
     ntsc.ac.cn ntp.org.cn
    Netnod | time
     ntp.se netnod.se
    NICT | time
     ntp.nict.jp
    Xiaomi Time | time | Xiaomi
     ntp.xiaomi.com
    D-Link Time | time | D-Link
     ntp1.dlink.com ntp.dlink.com.tw
    Homematic Time | time | eQ-3, HomeMatic
     ntp.homematic.com
    Samsung Time | time | Samsung
     ntp.samsung.com
    Netgear Time | time | Netgear
     time-a.netgear.com time-b.netgear.com time-c.netgear.com
    # --- DNS
    Google DNS | dns | Google
     dns.google dns.google.com 8.8.8.8 8.8.4.4 2001:4860:4860::8888 2001:4860:4860::8844
    Cloudflare DNS | dns | Cloudflare
     cloudflare-dns.com one.one.one.one 1.1.1.1 1.0.0.1 1.1.1.2 1.0.0.2 1.1.1.3 1.0.0.3
     2606:4700:4700::1111 2606:4700:4700::1001
    Quad9 | dns
     quad9.net 9.9.9.9 149.112.112.112 9.9.9.10 9.9.9.11 2620:fe::fe 2620:fe::9 AS19281
    OpenDNS | dns | OpenDNS, Cisco
     opendns.com umbrella.com 208.67.222.222 208.67.220.220 208.67.222.123 208.67.220.123
     2620:119:35::35 2620:119:53::53 AS36692
    AdGuard DNS | dns | AdGuard
     adguard.com adguard-dns.com adguard-dns.io 94.140.14.14 94.140.15.15 94.140.14.15
    NextDNS | dns
     nextdns.io
    Mullvad DNS | dns | Mullvad
     dns.mullvad.net
    CleanBrowsing | dns
     cleanbrowsing.org 185.228.168.9 185.228.169.9
    Level 3 DNS | dns | Lumen
     4.2.2.1 4.2.2.2 4.2.2.3 4.2.2.4 209.244.0.3 209.244.0.4
    DNS.WATCH | dns
     dns.watch 84.200.69.80 84.200.70.40
    114DNS | dns
     114.114.114.114 114.114.115.115
    AliDNS | dns | Alibaba
     alidns.com 223.5.5.5 223.6.6.6
    DNSPod | dns | Tencent
     dnspod.com dnspod.cn doh.pub dot.pub 119.29.29.29 119.28.28.28 182.254.116.116
    Hurricane Electric DNS | dns | Hurricane Electric
     74.82.42.42
    Verisign DNS | dns | Verisign
     64.6.64.6 64.6.65.6
    Quad101 | dns
     101.101.101.101
    # --- Dynamic names
    No-IP | dns
     no-ip.com ddns.net noip.com hopto.org zapto.org sytes.net no-ip.org no-ip.biz
    DynDNS | dns | Dyn, Oracle
     dyndns.org dyn.com dyndns.com
    DuckDNS | dns
     duckdns.org
    Dynu | dns
     dynu.com
    FreeDNS | dns
     afraid.org
    deSEC | dns
     desec.io dedyn.io
    ChangeIP | dns
     changeip.com
    # --- Own address, certificates
    ipify | content
     ipify.org
    ipinfo | content
     ipinfo.io
    Let's Encrypt | cloud
     letsencrypt.org lencr.org
    DigiCert | cloud
     digicert.com symcb.com symcd.com geotrust.com thawte.com verisign.com
    Sectigo | cloud
     sectigo.com comodoca.com usertrust.com comodo.com
    GlobalSign | cloud
     globalsign.com globalsign.net
    Entrust | cloud
     entrust.net
    Amazon Trust | cloud | Amazon
     amazontrust.com
    Google Trust | cloud | Google
     pki.goog
    Starfield | cloud | GoDaddy
     starfieldtech.com godaddy.com
    # --- Measuring
    Mixpanel | analytics
     mixpanel.com mxpnl.com
    Amplitude | analytics
     amplitude.com
    Segment | analytics | Segment, Twilio
     segment.com segment.io
    Localytics | analytics
     localytics.com
    Flurry | analytics
     flurry.com
    New Relic | analytics
     newrelic.com nr-data.net
    Datadog | analytics
     datadoghq.com datadoghq.eu browser-intake-datadoghq.com
    Sentry | analytics
     sentry.io sentry-cdn.com getsentry.com
    Bugsnag | analytics
     bugsnag.com
    BugSense | analytics | Splunk
     bugsense.com splkmobile.com
    Rollbar | analytics
     rollbar.com
    Instabug | analytics
     instabug.com
    AppsFlyer | analytics
     appsflyer.com appsflyersdk.com
    Adjust | analytics
     adjust.com adjust.io adjust.world
    Branch | analytics
     branch.io app.link
    Kochava | analytics
     kochava.com
    Singular | analytics
     singular.net
    Umeng | analytics | Umeng, Alibaba
     umeng.com umengcloud.com umeng.co umsns.com
    Bugly | analytics | Tencent
     bugly.qq.com
    comScore | analytics
     scorecardresearch.com comscore.com
    Nielsen | analytics
     imrworldwide.com nielsen.com
    Conviva | analytics
     conviva.com
    Youbora | analytics | NPAW
     youboranqs01.com npaw.com youbora.com
    Adobe Analytics | analytics | Adobe
     omtrdc.net 2o7.net demdex.net adobedc.net
    Adobe | content
     adobe.com adobe.io typekit.net
    Optimizely | analytics
     optimizely.com
    Hotjar | analytics
     hotjar.com
    Matomo | analytics
     matomo.cloud
    Samba TV | analytics
     samba.tv flingo.tv sambatv.com
    Memfault | analytics
     memfault.com
    Countly | analytics
     count.ly countly.com
    LaunchDarkly | analytics
     launchdarkly.com
    Braze | push
     braze.com appboy.com braze.eu
    OneSignal | push
     onesignal.com os.tc
    Airship | push
     urbanairship.com airship.com
    JPush | push | Jiguang
     jpush.cn jpush.io jiguang.cn
    Getui | push
     getui.com getui.net gepush.com igexin.com
    MiPush | push | Xiaomi
     app.chat.global.xiaomi.net app.chat.xiaomi.net
    # --- Advertising
    AppNexus | advertising
     adnxs.com xandr.com
    The Trade Desk | advertising
     adsrvr.org
    Criteo | advertising
     criteo.com criteo.net
    Taboola | advertising
     taboola.com
    Outbrain | advertising
     outbrain.com
    PubMatic | advertising
     pubmatic.com
    Magnite | advertising
     rubiconproject.com spotxchange.com spotx.tv tremorhub.com magnite.com
    OpenX | advertising
     openx.net
    Innovid | advertising
     innovid.com
    FreeWheel | advertising | FreeWheel, Comcast
     fwmrm.net freewheel.tv stickyadstv.com
    AppLovin | advertising
     applovin.com applvn.com
    Unity Ads | advertising | Unity
     unityads.unity3d.com
    ironSource | advertising
     ironsrc.com supersonicads.com
    Vungle | advertising
     vungle.com liftoff.io
    InMobi | advertising
     inmobi.com
    Chartboost | advertising
     chartboost.com
    StartApp | advertising
     startappservice.com startapp.com
    MoPub | advertising
     mopub.com
    Quantcast | advertising
     quantserve.com quantcount.com quantcast.com
    Oracle Advertising | advertising | Oracle
     bluekai.com moatads.com addthis.com
    LiveRamp | advertising
     rlcdn.com liveramp.com pippio.com
    Tapad | advertising
     tapad.com
    MediaMath | advertising
     mathtag.com
    Smart AdServer | advertising | Equativ
     smartadserver.com
    Verizon Media Ads | advertising | Yahoo
     advertising.com adtechus.com adtech.de
    Yandex | content
     yandex.ru yandex.net yandex.com ya.ru yastatic.net AS13238
    Yandex Metrica | analytics | Yandex
     mc.yandex.ru appmetrica.yandex.com appmetrica.yandex.net
    # --- Finding a way through
    Tailscale | relay
     tailscale.com tailscale.io
    ZeroTier | relay
     zerotier.com
    TeamViewer | relay
     teamviewer.com
    AnyDesk | relay
     anydesk.com
    Remote.it | relay
     remote.it remot3.it weaved.com
    ngrok | relay
     ngrok.com ngrok.io ngrok-agent.com
    Pagekite | relay
     pagekite.me pagekite.net
    stunprotocol.org | relay
     stunprotocol.org
    Tor Project | relay
     torproject.org
    """#
}
