/// Where the regions of clouds are, as their operators' public lists of regions say.
///
/// A line is: the operator as ``OperatorTable`` names it, the codes of the region as they stand in names, the
/// country, and the place.
enum CloudRegionTable {
  static let text = """
    AWS|us-east-1 compute-1|US|Virginia
    AWS|us-east-2|US|Ohio
    AWS|us-west-1|US|California
    AWS|us-west-2|US|Oregon
    AWS|us-gov-west-1|US|Oregon (government)
    AWS|us-gov-east-1|US|Ohio (government)
    AWS|ca-central-1|CA|Montreal
    AWS|ca-west-1|CA|Calgary
    AWS|mx-central-1|MX|Mexico
    AWS|sa-east-1|BR|São Paulo
    AWS|eu-west-1|IE|Ireland
    AWS|eu-west-2|GB|London
    AWS|eu-west-3|FR|Paris
    AWS|eu-central-1|DE|Frankfurt
    AWS|eu-central-2|CH|Zurich
    AWS|eu-north-1|SE|Stockholm
    AWS|eu-south-1|IT|Milan
    AWS|eu-south-2|ES|Spain
    AWS|il-central-1|IL|Tel Aviv
    AWS|me-south-1|BH|Bahrain
    AWS|me-central-1|AE|United Arab Emirates
    AWS|af-south-1|ZA|Cape Town
    AWS|ap-east-1|HK|Hong Kong
    AWS|ap-south-1|IN|Mumbai
    AWS|ap-south-2|IN|Hyderabad
    AWS|ap-southeast-1|SG|Singapore
    AWS|ap-southeast-2|AU|Sydney
    AWS|ap-southeast-3|ID|Jakarta
    AWS|ap-southeast-4|AU|Melbourne
    AWS|ap-southeast-5|MY|Malaysia
    AWS|ap-southeast-7|TH|Thailand
    AWS|ap-northeast-1|JP|Tokyo
    AWS|ap-northeast-2|KR|Seoul
    AWS|ap-northeast-3|JP|Osaka
    AWS|cn-north-1|CN|Beijing
    AWS|cn-northwest-1|CN|Ningxia
    Azure|eastus eastus2|US|Virginia
    Azure|centralus|US|Iowa
    Azure|northcentralus|US|Illinois
    Azure|southcentralus|US|Texas
    Azure|westcentralus|US|Wyoming
    Azure|westus|US|California
    Azure|westus2|US|Washington
    Azure|westus3|US|Arizona
    Azure|canadacentral|CA|Toronto
    Azure|canadaeast|CA|Quebec
    Azure|brazilsouth|BR|São Paulo
    Azure|northeurope|IE|Ireland
    Azure|westeurope|NL|Netherlands
    Azure|uksouth|GB|London
    Azure|ukwest|GB|Cardiff
    Azure|francecentral|FR|Paris
    Azure|germanywestcentral|DE|Frankfurt
    Azure|switzerlandnorth|CH|Zurich
    Azure|norwayeast|NO|Norway
    Azure|swedencentral|SE|Gävle
    Azure|polandcentral|PL|Warsaw
    Azure|italynorth|IT|Milan
    Azure|spaincentral|ES|Madrid
    Azure|uaenorth|AE|Dubai
    Azure|southafricanorth|ZA|Johannesburg
    Azure|centralindia|IN|Pune
    Azure|southindia|IN|Chennai
    Azure|eastasia|HK|Hong Kong
    Azure|southeastasia|SG|Singapore
    Azure|japaneast|JP|Tokyo
    Azure|japanwest|JP|Osaka
    Azure|koreacentral|KR|Seoul
    Azure|australiaeast|AU|New South Wales
    Azure|australiasoutheast|AU|Victoria
    Azure|chinaeast chinaeast2|CN|Shanghai
    Azure|chinanorth chinanorth2|CN|Beijing
    Google Cloud|us-central1|US|Iowa
    Google Cloud|us-east1|US|South Carolina
    Google Cloud|us-east4|US|Virginia
    Google Cloud|us-east5|US|Ohio
    Google Cloud|us-south1|US|Texas
    Google Cloud|us-west1|US|Oregon
    Google Cloud|us-west2|US|California
    Google Cloud|us-west3|US|Utah
    Google Cloud|us-west4|US|Nevada
    Google Cloud|northamerica-northeast1|CA|Montreal
    Google Cloud|northamerica-northeast2|CA|Toronto
    Google Cloud|southamerica-east1|BR|São Paulo
    Google Cloud|southamerica-west1|CL|Santiago
    Google Cloud|europe-west1|BE|Belgium
    Google Cloud|europe-west2|GB|London
    Google Cloud|europe-west3|DE|Frankfurt
    Google Cloud|europe-west4|NL|Netherlands
    Google Cloud|europe-west6|CH|Zurich
    Google Cloud|europe-west8|IT|Milan
    Google Cloud|europe-west9|FR|Paris
    Google Cloud|europe-west10|DE|Berlin
    Google Cloud|europe-west12|IT|Turin
    Google Cloud|europe-north1|FI|Finland
    Google Cloud|europe-central2|PL|Warsaw
    Google Cloud|europe-southwest1|ES|Madrid
    Google Cloud|me-west1|IL|Tel Aviv
    Google Cloud|asia-east1|TW|Taiwan
    Google Cloud|asia-east2|HK|Hong Kong
    Google Cloud|asia-northeast1|JP|Tokyo
    Google Cloud|asia-northeast2|JP|Osaka
    Google Cloud|asia-northeast3|KR|Seoul
    Google Cloud|asia-south1|IN|Mumbai
    Google Cloud|asia-southeast1|SG|Singapore
    Google Cloud|asia-southeast2|ID|Jakarta
    Google Cloud|australia-southeast1|AU|Sydney
    Alibaba Cloud|cn-hangzhou|CN|Hangzhou
    Alibaba Cloud|cn-shanghai|CN|Shanghai
    Alibaba Cloud|cn-beijing|CN|Beijing
    Alibaba Cloud|cn-shenzhen|CN|Shenzhen
    Alibaba Cloud|cn-qingdao|CN|Qingdao
    Alibaba Cloud|cn-zhangjiakou|CN|Zhangjiakou
    Alibaba Cloud|cn-chengdu|CN|Chengdu
    Alibaba Cloud|cn-hongkong|HK|Hong Kong
    Alibaba Cloud|ap-southeast-1|SG|Singapore
    Alibaba Cloud|ap-southeast-3|MY|Kuala Lumpur
    Alibaba Cloud|ap-southeast-5|ID|Jakarta
    Alibaba Cloud|ap-northeast-1|JP|Tokyo
    Alibaba Cloud|ap-northeast-2|KR|Seoul
    Alibaba Cloud|ap-south-1|IN|Mumbai
    Alibaba Cloud|eu-central-1|DE|Frankfurt
    Alibaba Cloud|eu-west-1|GB|London
    Alibaba Cloud|us-west-1|US|California
    Alibaba Cloud|us-east-1|US|Virginia
    Alibaba Cloud|me-east-1|AE|Dubai
    Tencent Cloud|ap-guangzhou|CN|Guangzhou
    Tencent Cloud|ap-shanghai|CN|Shanghai
    Tencent Cloud|ap-beijing|CN|Beijing
    Tencent Cloud|ap-chengdu|CN|Chengdu
    Tencent Cloud|ap-nanjing|CN|Nanjing
    Tencent Cloud|ap-hongkong|HK|Hong Kong
    Tencent Cloud|ap-singapore|SG|Singapore
    Tencent Cloud|ap-tokyo|JP|Tokyo
    Tencent Cloud|ap-mumbai|IN|Mumbai
    Tencent Cloud|eu-frankfurt|DE|Frankfurt
    Tencent Cloud|na-siliconvalley|US|California
    Tencent Cloud|na-ashburn|US|Virginia
    Huawei Cloud|cn-north-1 cn-north-4|CN|Beijing
    Huawei Cloud|cn-east-2 cn-east-3|CN|Shanghai
    Huawei Cloud|cn-south-1|CN|Guangzhou
    Huawei Cloud|ap-southeast-1|HK|Hong Kong
    Huawei Cloud|ap-southeast-3|SG|Singapore
    Huawei Cloud|eu-west-101|IE|Dublin
    Oracle Cloud|us-ashburn-1|US|Virginia
    Oracle Cloud|us-phoenix-1|US|Arizona
    Oracle Cloud|eu-frankfurt-1|DE|Frankfurt
    Oracle Cloud|uk-london-1|GB|London
    Oracle Cloud|eu-amsterdam-1|NL|Amsterdam
    Oracle Cloud|ap-tokyo-1|JP|Tokyo
    DigitalOcean|nyc1 nyc3|US|New York
    DigitalOcean|sfo2 sfo3|US|San Francisco
    DigitalOcean|ams3|NL|Amsterdam
    DigitalOcean|fra1|DE|Frankfurt
    DigitalOcean|lon1|GB|London
    DigitalOcean|sgp1|SG|Singapore
    """
}
