namespace Host.Tests.Support;

/// <summary>Texts that break programs: chosen from the kinds of the Big List of Naughty Strings.</summary>
internal static class NaughtyStrings
{
    public static readonly string[] All =
    [
        " ", "\t", "\n", "\r\n", "\0", "a\0b", "\u0001\u0002\u0007\u001b[31mred", "\u007f\u0080\u009f", "\u00a0", "\u200b\u200c\u200d\u2060\ufeff",
        "\u202eright to left\u202c", "\u2066isolate\u2069", "مرحبا بالعالم", "שלום", "こんにちは", "𝒳𝒴𝒵 😀 👩‍👩‍👧‍👦 🏳️‍🌈 🇲🇽", "e\u0301 n\u0303", "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮", "ﬃ ŉ ǆ ß İ ı",
        "\uffff\ufffe\ufdd0", "undefined", "null", "NaN", "true", "-1", "1e309", "0x0", "007", "1/0", "../../../../etc/passwd", "C:\\con\\con", "file:///etc/passwd",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "javascript:alert(1)", "[x](javascript:alert(1))", "<!--", "]]>", "&lt;b&gt;&amp;",
        "'; DROP TABLE conversations; --", "1' OR '1'='1", "%s%n%x", "{0}", "{{7*7}}", "${jndi:ldap://x}", "$(reboot)", "`id`", "|| true", "\\", "\"", "'", "`", "\\u0041", "\\n",
        "data: x\n\nevent: close\n\n", "HTTP/1.1 200 OK\r\nX: y\r\n\r\n", "{\"type\":\"message\"}", "# heading", "**bold", "[", "](", new string('(', 300), new string('*', 300), new string('\u0301', 200), new string('a', 3_999) + "é",
        "ﷺ", "\u2028\u2029", "¡¿áéíóúüñÑ", "0\u0660\u06f0", "Ａ Ｂ", "\U000E0041\U000E0042", "\ud83d\ude00",
    ];
}
