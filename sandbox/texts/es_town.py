# ruff: noqa: E501 - one sentence with all its variants per line
"""Spanish: a shorter set for jobs, rides, company ads and help groups."""

TEXTS = """
# title.company
[Compañía|Acompañante] [elegante|tranquila|alegre] en {city}
{name} - {city} [|centro|, dirección privada]
# title.lure
[Azafata|Bailarina|Modelo] [se busca|buscamos], [hasta|gana] {pay} al mes
[Trabajo en el extranjero|Nuevo comienzo], [todo arreglado|piso y billete incluidos]
# title.labour
[Obreros|Personal] para {sector}, [empezar lunes|ya|muchas plazas]
[Trabajo|Empleo] {sector}, [cama incluida|habitación y transporte]
# title.honest
[Buscamos|Se busca] [panadero|camarero|jardinero|cocinero] en {city}
# title.route
[Viaje|Paso] {from} - {to}, [seguro|cada semana]
# title.help
[Ayuda|Consejo|Apoyo] para [trabajadores|temporeros] en {city}
# self.open
[Hola|Buenas|Buenos días], [soy|me llamo] {name}, [de {city}|{age} años, vivo en {city}|cerca de {city}].
[Ofrezco|Propongo] [compañía para cenar|compañía por la tarde] a [personas educadas|caballeros respetuosos] de {city}.
Tengo {age} años, [trabajo por mi cuenta|soy independiente], [yo elijo mis citas|nadie decide por mí].
# self.place
[Recibo|Te espero] [en mi casa|en un piso tranquilo] [junto al parque|cerca de la estación|al lado del mercado].
[Dirección privada|Piso propio], [limpio|luminoso|discreto], [fácil aparcar|fácil de encontrar].
# self.style
[Una cena|Un concierto|Un paseo] y [buena conversación|calma|risas], [así me gusta|ese es mi estilo].
[Discreta|Tranquila|Alegre|Paciente], [no miro el reloj|sin prisa].
# self.rules
[Escríbeme|Dime] [quién eres|tu nombre]; [no contesto números ocultos|los domingos no contesto].
# trust
[100 % real|Todo verdad|Fotos reales], [seria|sin sorpresas|de confianza], [sin prisa|anuncio honesto].
# always
[Disponible|Abierto] [24 horas|día y noche|a cualquier hora].
# lure.open
[Buscamos|Se buscan] [azafatas|bailarinas|chicas para bar] en {city}, [chicas 18-25 años|buena presencia], [sin diploma|sin idiomas].
[Envía|Esperamos] [foto de cuerpo entero|dos fotos] por [WhatsApp|Telegram].
# lure.pay
[Gana|Ganas] hasta {pay} al mes, [sin experiencia|sin formación].
# lure.all
[Piso, vuelo y papeles listos|Billete, visado, habitación: todo arreglado], [tú solo ven|haz la maleta].
# lure.debt
[Lo devuelves con tu primer sueldo|Se descuenta del sueldo|Devuelves el dinero trabajando], [ahora no pagas nada|hoy no necesitas dinero].
# lure.split
[La mitad para nosotros|Partimos 50/50], [habitación incluida|nosotros traemos clientes].
# lure.messenger
[Solo|Escribe por] [Telegram|WhatsApp], [sin llamadas|respuesta rápida].
# sector
construcción
limpieza
cosecha
almacén
cocina
lavado de coches
# lab.open
[Buscamos|Hacen falta] {n} [personas|obreros] para {sector} [en {city}|cerca de {city}], [ya|desde mañana|el lunes].
[Plazas|Trabajo] para [parejas|hombres y mujeres], {sector}, [sin idioma|enseñamos].
# lab.day
[Paga|Recibes] {daypay} € al día, {hours} horas al día, [7 días|seis o siete días].
# lab.hour
[Sueldo|Pagamos] {lowpay} € la hora, {hours} horas al día, [domingo normal|toda la semana].
# lab.house
[El alojamiento se descuenta del sueldo|La cama se quita de la paga]: {fee} € por semana, [{n} por habitación|literas].
# lab.van
[Una furgoneta|Nuestro bus] [os recoge por la mañana|recoge a todos] y [os trae de noche|os devuelve], [se vive en la obra|alojamiento en el lugar de trabajo].
# lab.papers
[El pasaporte se deja con nosotros|Guardamos el documento] [el primer día|por seguridad].
# lab.cash
[En negro|Dinero en mano], [sin contrato|nada escrito].
# route.open
{from}-{to}, [precio por persona|por persona] {price}, [coche y barco|de noche], [salida cada semana|salida pronto].
# sure
[100 % seguro|Garantizado], [pago a la llegada|pagas después de llegar].
# prepay
[Adelanto|Pago] [solo cripto|con vale|en bitcoin], [sin banco|sin efectivo].
# papers.open
[Pasaporte original|Carné auténtico], [registrado|pasa todo control], [en {n} días|rápido].
# papers.close
[Escribe|Mensaje] [por Telegram|por Signal], [sin preguntas|discreto].
# title.papers
[Papeles|Documentos] [rápidos|auténticos], [en {n} días|sin examen]
# ride
[Plaza libre|Coche compartido] {from} - {to}, [viernes|domingo], {price} por persona, [equipaje sí|carné encima por favor].
# honest.open
[La panadería|El hostal|Nuestro restaurante] de {city} [busca|necesita] [ayuda|un compañero] para [las mañanas|la temporada].
[Contrato|Contrato escrito] desde el primer día, {fairpay} € la hora, [dos días libres|domingo libre].
# help.open
[Somos|Aquí hay] [una asociación|un grupo de ayuda] para [trabajadores|temporeros] en {city}, [gratis|confidencial].
# help.warn
[Atención|Aviso]: [te piden dejar el pasaporte|te descuentan todo del sueldo]? [No está permitido|Habla con nosotros].
# help.close
[Peligro|Urgencia]: llama al 112. [Nuestro número|Línea de ayuda]: {phone}
# rev.ok
[Amable|Agradable], [gracias {name}|recomiendo].
# rev.doubt
[Parecía menor|Parecía más joven], [me fui|avisé del anuncio].
# rev.handler
[Había un hombre en la otra habitación|Tenía miedo], [me fui|alguien debería mirar esto].
# call
[Llama|Llámame] al {phone}
[Tel|Teléfono|Número]: {phone}
{phone}
# hello
[Bienvenidos|Buenas|Hola a todos].
# extra
[Hasta pronto|Te espero].
[Gracias por leer|Gracias por el interés].
[Anuncio al día|Sigue disponible].
# filler
muy
también
ahora
siempre
hoy
bien
# title.ride
[Plaza libre|Coche compartido] {from} - {to}
"""
