export const firstNames = ['Anna', 'Luca', 'Mia', 'Noah', 'Léa', 'Matteo', 'Sofia', 'Reto', 'Ursina', 'Jan', 'Chiara', 'Beat', 'Céline', 'Urs', 'Elif', 'Marco', 'Nadia', 'Thomas', 'Giulia', 'Pascal', 'Sandra', 'Daniel', 'Martina', 'Yves', 'Claudia', 'Stefan', 'Amélie', 'Fabio', 'Ruth', 'Kevin', 'Simone', 'Andrea', 'Olivier', 'Petra', 'Bruno', 'Ivana', 'Roman', 'Laura', 'Michel', 'Tanja'];
export const lastNames = ['Keller', 'Meier', 'Rossi', 'Favre', 'Bianchi', 'Müller', 'Schmid', 'Perret', 'Huber', 'Ferrari', 'Baumann', 'Monnier', 'Caduff', 'Weber', 'Rochat', 'Steiner', 'Bernasconi', 'Graf', 'Zürcher', 'Blanc', 'Frei', 'Gerber', 'Roth', 'Jaquet', 'Suter', 'Lehmann', 'Arnold', 'Crivelli', 'Egger', 'Moser'];
export const companies = ['Bäckerei Keller AG', 'Garage Rossi Sagl', 'Atelier Favre Sàrl', 'Schreinerei Huber GmbH', 'Verein Alpenchor', 'Treuhand Graf AG', 'Blumen Monnier', 'Velo Caduff GmbH', 'Pizzeria Bernasconi', 'Praxis Dr. Steiner', 'Kita Sonnenschein', 'Weingut Rochat SA', 'Fotografie Egger', 'Yoga am See', 'Turnverein Brugg', 'Metzgerei Suter AG', 'Optik Baumann', 'Buchhandlung Roth', 'Musikschule Biel', 'Hotel Edelweiss AG', 'Elektro Gerber AG', 'Coiffure Chiara', 'Apotheke am Markt', 'Spenglerei Lehmann', 'Architektur Perret SA', 'Käserei Arnold', 'Tierarzt Moser', 'Ludothek Thun', 'Reisebüro Horizont', 'Segelclub Morges', 'Holzbau Zürcher AG', 'Kosmetik Bianchi', 'Fahrschule Frei', 'Gärtnerei Blanc Sàrl', 'Brauerei Jaquet SA', 'Quartierverein Nord', 'Uhren Crivelli SA'];
export const partners = ['Webwerk Bern GmbH', 'Pixel & Co Sàrl', 'Lago Digital Sagl', 'Nordlicht Hosting AG', 'Studio Matterhorn', 'Clavier Agence Web SA', 'Datenhof Zürich AG', 'Seeblick IT GmbH', 'Codici Ticino Sagl'];
export const devices = [
  'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 14.7; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0',
];
export const streets = ['Bahnhofstrasse', 'Rue du Lac', 'Via Nassa', 'Dorfplatz', 'Hauptstrasse', 'Avenue de la Gare', 'Seestrasse', 'Marktgasse'];
export const towns = ['3011 Bern', '1003 Lausanne', '6900 Lugano', '8001 Zürich', '2502 Biel', '9000 St. Gallen', '7000 Chur', '1110 Morges'];
/** ASCII for addresses and domain names. */
export const slug = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
