namespace SpotifyInsights.Tests.Api.Fuzzing;

/// <summary>What programs send by mistake and attackers on purpose.</summary>
internal static class OddValues
{
    /// <summary>To be escaped where they stand in an address.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        "", " ", "\t", "0", "-1", "-0", "+1", "1.5", "1e309", "NaN", "Infinity", "0x10", "١٢", "2147483647", "2147483648", "-2147483649", "9223372036854775808", "99999999999999999999999",
        "true", "TRUE", "yes", "null", "undefined", "None", "[]", "{}", "a,b,,c", ",", ";", "*", "?", "#", "&", "=", "+",
        "0001-01-01", "0000-00-00", "1899-12-31", "2100-01-01", "9999-12-31", "10000-01-01", "-0001-01-01", "2026-02-29", "2026-02-30", "2026-13-01", "2026-3-1", "20260301",
        "2026-03-08T25:00:00Z", "2026-03-08T08:00:00+99:00", "2026-03-08T08:00:60Z", "2026-03-01..", "..2026-03-01", "2026-03-08..2026-03-01", "..", "...",
        "Mars/Olympus", "europe/lisbon", "UTC+25", "../../etc/passwd", "..\\..\\windows", "/", "//", "\\", ".", "%", "%00", "%2e%2e%2f", "$(id)", "`id`", "'; DROP TABLE jobs;--", "\" OR 1=1",
        "<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://x}", "\0", "a\0b", "\r\nSet-Cookie: a=b", "\u202Eabc", "\u200B", "\uFEFF", "é", "e\u0301", "İ", "ß", "日本語", "😀", "👩‍👩‍👧‍👦", "\uFFFF",
        new('a', 300), new('9', 400), new('é', 3_000), string.Concat(Enumerable.Repeat("%41", 2_000)), new('[', 5_000), string.Join(',', Enumerable.Repeat("artists", 2_000)), new('x', 20_000),
    ];

    /// <summary>Escapes that stand for no text, or for text that was escaped twice.</summary>
    public static IReadOnlyList<string> Escapes { get; } = ["%00", "%FF", "%C0%AF", "%ED%A0%80", "%F4%90%80%80", "%2F", "%5C", "%252F", "%E2%80%AE", "%0d%0aX:1", "%20", "%3F", "%23"];

    /// <summary>Bodies that are no JSON, or not the JSON that was meant.</summary>
    public static IReadOnlyList<byte[]> Bodies { get; } =
    [
        [], "null"u8.ToArray(), "[]"u8.ToArray(), "{}"u8.ToArray(), "\"text\""u8.ToArray(), "1e999"u8.ToArray(), "{"u8.ToArray(), "{\"a\":"u8.ToArray(), "{\"a\":1,}"u8.ToArray(), "{'a':1}"u8.ToArray(),
        "{\"a\":1}{\"b\":2}"u8.ToArray(), "// comment\n{}"u8.ToArray(), "\uFEFF{}"u8.ToArray(), "{\"a\":\"\\ud800\"}"u8.ToArray(), [0xFF, 0xFE, 0x00], [.. "{\"name\":\""u8, 0xC3, 0x28, .. "\"}"u8],
        [.. Enumerable.Repeat((byte)'[', 2_000)], [.. Enumerable.Repeat((byte)' ', 100_000)], "PK\u0003\u0004"u8.ToArray(), "a=b&c=d"u8.ToArray(), "<xml/>"u8.ToArray(),
    ];

    /// <summary>Headers, by name, with what may stand in them.</summary>
    public static IReadOnlyList<(string Name, string[] Values)> Headers { get; } =
    [
        ("If-None-Match", ["*", "\"\"", "W/\"x\"", "\"a\", \"b\"", "x", "\"", new('"', 500)]),
        ("If-Match", ["*", "\"x\""]),
        ("If-Modified-Since", ["Thu, 01 Jan 1970 00:00:00 GMT", "yesterday"]),
        ("Accept", ["application/xml", "text/csv", "*/*;q=0", "application/json;q=2", ";;;", "text/html", "application/problem+json"]),
        ("Accept-Encoding", ["br", "gzip;q=0", "*;q=0", "identity;q=0", "zstd", ",,,", "gzip, br;q=7"]),
        ("Accept-Language", ["de", "tlh", "*", "x;q=9"]),
        ("Range", ["bytes=0-1", "bytes=9-1", "items=0-5", "bytes=-99999999999999999999"]),
        ("Last-Event-ID", ["0", "-1", "99999999999999999999", "x", "é"]),
        ("Content-Encoding", ["gzip", "br", "identity", "x"]),
        ("Content-Language", ["de"]),
        ("Expect", ["100-continue"]),
        ("Origin", ["null", "https://elsewhere.example", "x"]),
        ("Sec-Fetch-Site", ["cross-site", "same-origin", "x"]),
        ("Cookie", ["a=b", ";;;", "=", "x=\"", ".AspNetCore.Cookies=chunks-99"]),
        ("X-Forwarded-For", ["203.0.113.9", "x", "1.1.1.1, 2.2.2.2"]),
        ("X-Forwarded-Proto", ["https", "gopher"]),
        ("X-HTTP-Method-Override", ["DELETE"]),
        ("traceparent", ["00-00000000000000000000000000000000-0000000000000000-00", "x", "99-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"]),
        ("Idempotency-Key", ["\"k\"", "k", "", "\"é\"", new('k', 400)]),
        ("Prefer", ["respond-async", "return=minimal"]),
    ];
}
