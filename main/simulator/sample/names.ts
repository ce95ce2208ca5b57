// Names of the sample organisation: given and family names of many countries, with the office where they work.
// Names in other scripts carry their Latin spelling after a bar, for the address.

/** One country's names; an entry is `name` or `name|latin spelling`. */
export interface NameStock {
  readonly city: string
  /** Start of a phone number there. */
  readonly phone: string
  readonly given: readonly string[]
  readonly family: readonly string[]
  /** How a full name is put together, where it is not "given family". */
  readonly order?: 'family given' | 'familygiven'
}

function words(text: string): string[] {
  return text.split(' ')
}

export const nameStocks: readonly NameStock[] = [
  {
    city: 'Lisbon',
    phone: '+351 21 555',
    given: words('Beatriz Rui Catarina Tiago Mariana João Leonor Gonçalo Inês Duarte Sofia Afonso Graça Nuno'),
    family: words('Silva Ferreira Conceição Magalhães Simões Teixeira Brandão Fonseca Leitão Guimarães Pacheco')
  },
  {
    city: 'São Paulo',
    phone: '+55 11 5550',
    given: words('Thaís Caio Júlia Otávio Letícia Raí Luíza Vinícius Débora Antônio Iara Murilo'),
    family: words('Araújo Moraes Sampaio Cardoso Ribeiro Assunção Nóbrega Queiroz Peixoto Damasceno')
  },
  {
    city: 'Berlin',
    phone: '+49 30 555',
    given: words('Lena Jörg Annegret Tobias Käthe Matthias Frauke Björn Heike Jürgen Svenja Götz Anke Malte'),
    family: words('Fischer Krüger Schäfer Böhm Weiß Lindner Großmann Übelacker Vogt Hübner Seidel Bräuer Köhler')
  },
  {
    city: 'Gdańsk',
    phone: '+48 58 555',
    given: words('Tomasz Agnieszka Łukasz Małgorzata Paweł Żaneta Michał Świętosława Krzysztof Bożena Jędrzej'),
    family: words('Wójcik Kowalczyk Dąbrowski Szymański Woźniak Jabłoński Krawczyk Zając Pawłowski Ślusarczyk')
  },
  {
    city: 'Brno',
    phone: '+420 5 5550',
    given: words('Marek Jiřina Ondřej Božena Vojtěch Růžena Tomáš Kateřina Štěpán Zdeňka Luboš'),
    family: words('Horák Novák Dvořáček Černý Procházka Kučera Veselý Svoboda Říha Šimek Bartoš')
  },
  {
    city: 'Madrid',
    phone: '+34 91 555',
    given: words('Mateo Lucía Íñigo Begoña Álvaro Nieves Rubén Ainhoa Joaquín Mónica Iñaki Ángela'),
    family: words('Álvarez Muñoz Ibáñez Núñez Gutiérrez Peña Echeverría Ordóñez Santamaría Vázquez Zúñiga')
  },
  {
    city: 'Lyon',
    phone: '+33 4 55 50',
    given: words('Éloïse Théo Anaïs Loïc Hélène Benoît Maëlle Jérôme Chloé François Noémie Gaël Zoé'),
    family: words("Lefèvre Béranger Dupré Moreau Chevallier Gauthier Besançon D'Aubigné Rousseau Péron Marchand")
  },
  {
    city: 'Turin',
    phone: '+39 011 555',
    given: words('Chiara Niccolò Ludovica Matteo Beatrice Giosuè Ginevra Raffaele Elisabetta Lorenzo'),
    family: words('Ferrero Bianchi Lo_Presti Gallo Caruso Martinelli De_Luca Rinaldi Forlì Barbieri')
  },
  {
    city: 'Stockholm',
    phone: '+46 8 555',
    given: words('Malin Åsa Göran Elsa Björn Linnéa Håkan Sigrid Örjan Maja Torbjörn Ylva'),
    family: words('Sjöström Lindqvist Åkesson Öberg Nyström Hägglund Bergström Ekdahl Lövgren Norén')
  },
  {
    city: 'Oulu',
    phone: '+358 8 555',
    given: words('Sanna Väinö Päivi Eero Aino Jyrki Hilkka Onni Äänetär Ilkka Kyllikki Topias'),
    family: words('Virtanen Mäkinen Hämäläinen Koskinen Järvinen Räsänen Yli-Korhonen Pöllänen Saarinen')
  },
  {
    city: 'Cork',
    phone: '+353 21 555',
    given: words('Siobhán Cillian Aoife Pádraig Gráinne Oisín Niamh Séamus Caoimhe Ruairí Orlaith'),
    family: words("O'Connell O'Sullivan MacCarthy O'Brien Murphy Fitzgerald O'Leary Crowley Kiely Twomey")
  },
  {
    city: 'Boston',
    phone: '+1 617 555',
    given: words('Amelia Marcus Grace Elijah Harper Dwight Naomi Calvin Ruth Wesley Imogen Theodore'),
    family: words('Whitaker Ellison Carmichael Boateng-Hill Lowell Prescott Ng Abernathy Sinclair Langley')
  },
  {
    city: 'Wellington',
    phone: '+64 4 555',
    given: words('Aroha Wiremu Anahera Tāne Mere Rāwiri Hinewai Kahurangi Tama Ngaio'),
    family: words('Ngata Parata Tūhoe Kereama Pōmare Walker Te_Aho Rangihuna Heke Hūria')
  },
  {
    city: 'Lagos',
    phone: '+234 1 555',
    given: words('Chidi Oluwaseun Amara Adébọ̀wálé Ngozi Ìfẹ́olúwa Emeka Fọláṣadé Obinna Zainab Tùndé Chinwe'),
    family: words('Eze Okonkwo Adébáyọ̀ Ọlátúnjí Nwosu Bello Afọlábí Chukwu Ògúnlẹ́yẹ Danjuma Okafor')
  },
  {
    city: 'Dakar',
    phone: '+221 33 555',
    given: words('Fatoumata Mamadou Aïssatou Cheikh Ndèye Ousmane Khady Souleymane Mariama Abdoulaye'),
    family: words('Diallo Ndiaye Sarr Faye Diop Cissé Touré Sow Bâ Guèye Mbaye')
  },
  {
    city: 'İzmir',
    phone: '+90 232 555',
    given: words('Ayşe Çağrı Gülşah İbrahim Zeynep Oğuz Şule Emre Tuğçe Ümit Irmak Kıvanç'),
    family: words('Yıldırım Çelik Öztürk Şahin Aydın Kılıç Güneş Doğan Erdoğdu Arıkan Işık')
  },
  {
    city: 'Athens',
    phone: '+30 21 0555',
    given: words('Νίκος|Nikos Ελένη|Eleni Γιώργος|Giorgos Δήμητρα|Dimitra Άγγελος|Angelos Ξένια|Xenia Θάνος|Thanos'),
    family: words('Παπαδόπουλος|Papadopoulos Οικονόμου|Oikonomou Βλάχου|Vlachou Λάμπρου|Lambrou Ζήση|Zisi')
  },
  {
    city: 'Kyiv',
    phone: '+380 44 555',
    given: words('Дмитро|Dmytro Оксана|Oksana Тарас|Taras Їванна|Yivanna Андрій|Andrii Леся|Lesia Юрій|Yurii'),
    family: words('Коваленко|Kovalenko Шевчук|Shevchuk Бондар|Bondar Мельник|Melnyk Гончар|Honchar Лисенко|Lysenko')
  },
  {
    city: 'Tbilisi',
    phone: '+995 32 255',
    given: words('ნინო|Nino გიორგი|Giorgi თამარ|Tamar ლევან|Levan ეკა|Eka ზურაბ|Zurab ქეთევან|Ketevan'),
    family: words('ბერიძე|Beridze კაპანაძე|Kapanadze ლომიძე|Lomidze გელაშვილი|Gelashvili მჭედლიძე|Mchedlidze')
  },
  {
    city: 'Amman',
    phone: '+962 6 555',
    given: words('ليلى|Layla يوسف|Yousef فاطمة|Fatima أحمد|Ahmad أمينة|Amina خالد|Khaled نور|Nour سامر|Samer ريم|Reem'),
    family: words(
      'حداد|Haddad الزهراني|Alzahrani الفاسي|Alfassi منصور|Mansour خوري|Khoury الشهري|Alshehri زيدان|Zeidan'
    )
  },
  {
    city: 'Haifa',
    phone: '+972 4 555',
    given: words('נועה|Noa איתי|Itai תמר|Tamar יונתן|Yonatan שירה|Shira אורי|Uri מיכל|Michal גלעד|Gilad'),
    family: words('ברקוביץ׳|Berkovich לוי|Levi מזרחי|Mizrahi שפירא|Shapira אלון|Alon פרידמן|Friedman')
  },
  {
    city: 'Osaka',
    phone: '+81 6 5550',
    order: 'family given',
    given: words('結衣|Yui 翔太|Shota 陽菜|Hina 大輔|Daisuke 美咲|Misaki 健|Ken さくら|Sakura 直樹|Naoki 恵|Megumi'),
    family: words('田中|Tanaka 佐藤|Sato 渡辺|Watanabe 小林|Kobayashi 山口|Yamaguchi 井上|Inoue 森|Mori 橋本|Hashimoto')
  },
  {
    city: 'Seoul',
    phone: '+82 2 555',
    order: 'familygiven',
    given: words('지우|Jiwoo 서연|Seoyeon 민준|Minjun 하은|Haeun 도윤|Doyun 예진|Yejin 현우|Hyunwoo 수빈|Subin'),
    family: words('김|Kim 이|Lee 박|Park 최|Choi 정|Jung 강|Kang 조|Cho 윤|Yoon 임|Lim 한|Han')
  },
  {
    city: 'Shenzhen',
    phone: '+86 755 555',
    order: 'familygiven',
    given: words(
      '伟|Wei 秀英|Xiuying 子涵|Zihan 建国|Jianguo 雨桐|Yutong 浩然|Haoran 静|Jing 思远|Siyuan 晓明|Xiaoming'
    ),
    family: words('王|Wang 李|Li 张|Zhang 刘|Liu 陈|Chen 杨|Yang 黄|Huang 周|Zhou 欧阳|Ouyang')
  },
  {
    city: 'Hanoi',
    phone: '+84 24 555',
    order: 'family given',
    given: words('Thu_Hà Minh_Đức Ngọc_Ánh Quốc_Bảo Phương_Thảo Văn_Hùng Thị_Mỹ_Linh Anh_Tuấn Hải_Yến'),
    family: words('Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Ngô')
  },
  {
    city: 'Bengaluru',
    phone: '+91 80 5550',
    given: words('Priya Hemanth Ananya Arjun Lakshmi Vikram Kavitha Siddharth Meenakshi Rohan Deepa Harish'),
    family: words('Raghunathan Kumaraswamy Iyer Deshpande Venkataraman Bhattacharya Nair Chandrasekhar Rao Kulkarni')
  },
  {
    city: 'Pune',
    phone: '+91 20 5550',
    given: words('आरती|Aarti राहुल|Rahul सुनीता|Sunita विवेक|Vivek प्रिया|Priya संजय|Sanjay'),
    family: words('शर्मा|Sharma जोशी|Joshi पाटील|Patil कुलकर्णी|Kulkarni देशमुख|Deshmukh')
  },
  {
    city: 'Bangkok',
    phone: '+66 2 555',
    given: words('สมชาย|Somchai อรุณี|Arunee ณัฐพล|Natthaphon พิมพ์ชนก|Phimchanok วิชัย|Wichai สุดา|Suda'),
    family: words('ศรีสุข|Srisuk วงศ์ทอง|Wongthong แก้วมณี|Kaeomani บุญมา|Bunma จันทร์เพ็ญ|Chanphen')
  }
]
