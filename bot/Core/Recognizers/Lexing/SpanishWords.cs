namespace Bot.Core.Recognizers.Lexing;

/// <summary>Spanish number, date and money words, folded, with the spellings that clients use.</summary>
internal static class SpanishWords
{
    public static IEnumerable<(string, Func<Sense, Sense>)> Table => [.. Cardinals, .. Ordinals, .. Parts, .. Calendar, .. Money];

    private static IEnumerable<(string, Func<Sense, Sense>)> Cardinals =>
    [
        .. Tables.Row(Piece.Unit, 0, 1, "cero uno dos tres cuatro cinco seis siete ocho nueve"),
        .. Tables.Same(Piece.Unit, (1, "un una"), (6, "seiz"), (4, "kuatro cuatr")),
        .. Tables.Row(Piece.Teen, 10, 1, "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve"),
        .. Tables.Row(Piece.Teen, 21, 1, "veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve"),
        .. Tables.Same(Piece.Teen, (21, "veintiun veintiuna"), (10, "dies"), (12, "dose")),
        .. Tables.Row(Piece.Tens, 20, 10, "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
        .. Tables.Row(Piece.Hundreds, 200, 100, "doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"),
        .. Tables.Row(Piece.Hundreds, 200, 100, "doscientas trescientas cuatrocientas quinientas seiscientas setecientas ochocientas novecientas"),
        .. Tables.Same(Piece.Hundreds, (100, "cien ciento cientos"), (200, "docientos dosientos"), (300, "tresientos")),
        ("mil miles", s => s with { Piece = Piece.Thousand, Value = 1e3, Times = 1e3 }),
        .. Tables.Same(Piece.Scale, (1e6, "millon millones"), (1e12, "billon billones"), (1e18, "trillon trillones")),
        .. Tables.Times((1e3, "k"), (1e6, "mm")),
        ("docena docenas dz", s => s with { Piece = Piece.Dozen, Value = 12 }),
    ];

    private static IEnumerable<(string, Func<Sense, Sense>)> Ordinals =>
    [
        .. Gendered(Piece.Unit, 1, 1, "primer segund tercer cuart quint sext septim octav noven"),
        .. Tables.Ordinals(Piece.Unit, 1, 2, "primer tercer"), .. Gendered(Piece.Unit, 7, 0, "setim"), .. Gendered(Piece.Unit, 9, 0, "non"),
        .. Gendered(Piece.Teen, 10, 1, "decim undecim duodecim decimotercer decimocuart decimoquint decimosext decimoseptim decimoctav decimonoven"),
        .. Gendered(Piece.Teen, 11, 1, "decimoprimer decimosegund"),
        .. Gendered(Piece.Tens, 20, 10, "vigesim trigesim cuadragesim quincuagesim sexagesim septuagesim octogesim nonagesim"),
        .. Gendered(Piece.Hundreds, 100, 100, "centesim ducentesim tricentesim cuadringentesim quingentesim sexcentesim septingentesim octingentesim noningentesim"),
        .. Gendered(Piece.Thousand, 1e3, 0, "milesim"), .. Gendered(Piece.Scale, 1e6, 0, "millonesim"), .. Gendered(Piece.Scale, 1e12, 0, "billonesim"),
    ];

    private static IEnumerable<(string, Func<Sense, Sense>)> Parts =>
    [
        ("medio media medios mitad", s => s with { Part = 0.5 }),
        ("tercio tercios", s => s with { Part = 1d / 3 }),
        ("cuarto cuartos cuarta cuartas", s => s with { Part = 0.25 }),
        ("un una", s => s with { BeginsNumber = true }),
        (
            "el la los las un una otro otra en dentro hace de desde entre ahora hoy ayer manana pasado anteayer antier antes cada todos todas bi semi mediodia medianoche media "
            + "algunos algunas varios varias unos unas ano diario diariamente semanal semanalmente mensual mensualmente anual anualmente quincenal trimestral semestralmente bimensuales",
            s => s with { BeginsTime = true }),
        (Booleans.FirstWords(spanish: true), s => s with { BeginsAnswer = true }),
        ("pasado pasada pasados pasadas ultimo ultima ultimos ultimas anterior anteriores", s => s with { Toward = -1 }),
        ("este esta estos estas ste sta", s => s with { Toward = 0 }),
        ("proximo proxima proximos proximas siguiente siguientes entrante", s => s with { Toward = 1 }),
    ];

    private static IEnumerable<(string, Func<Sense, Sense>)> Calendar =>
    [
        .. Tables.Months(
            "enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun", "julio jul", "agosto ago",
            "septiembre setiembre sep sept", "octubre oct", "noviembre nov noviembe", "diciembre dic disiembre dicembre"),
        .. Tables.Weekdays(
            "lunes lun", "martes mar", "miercoles mie mier miercole", "jueves jue juebes", "viernes vie viernez biernes", "sabado sab sabados", "domingo dom domingos"),
        .. Tables.Units(
            "segundo segundos seg segs", "minuto minutos min mins", "hora horas hr hrs h hra hras", "dia dias", "semana semanas sem", "finde findes", "mes meses", "ano anos"),
    ];

    private static IEnumerable<(string, Func<Sense, Sense>)> Money =>
    [
        .. Tables.Currencies(
            ("Dólar", "dolar dolares dlls dls dlrs dolars dollares bucks dollars"), ("Dólar estadounidense", "usd"), ("Dólar canadiense", "cad"), ("Dólar australiano", "aud"),
            ("Dólar neozelandés", "nzd"), ("Euro", "euro euros eur"), ("Libra", "libra libras"), ("Franco", "franco francos"), ("Yen", "yen yenes"),
            ("Yuan chino", "yuan yuanes"), ("Peso mexicano", "mxn"), ("Peso", "peso pesos varos"), ("Penique", "penique peniques"),
            ("Centavo", "centavo centavos"), ("Céntimo", "centimo centimos"), ("Quetzal", "quetzal quetzales"), ("Lempira", "lempira lempiras")),
        ("centavo centavos centimo centimos", s => s with { Cents = true }),
    ];

    private static IEnumerable<(string, Func<Sense, Sense>)> Gendered(Piece piece, double first, double step, string stems)
    {
        foreach (var (ending, plural) in new[] { ("o", false), ("a", false), ("os", true), ("as", true) })
        {
            var value = first;
            foreach (var stem in stems.Split(' '))
            {
                var ordinal = value;
                yield return (stem + ending, s => s with { Piece = piece, Value = ordinal, Ordinal = true, Plural = plural });
                value += step;
            }
        }
    }
}
