using System.Text;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Importing.Spotify;

/// <summary>What `platform` says of the sort of device. Old exports put whole device names there, which are forgotten.</summary>
internal sealed class Platforms
{
    private const int MostKnown = 1_000;

    // The first word that is found decides, so what contains another stands before it: `web_player windows 10` is a browser.
    private static readonly (string Word, PlatformClass Class)[] Words =
    [
        ("web_player", PlatformClass.Web), ("webplayer", PlatformClass.Web), ("web player", PlatformClass.Web),
        ("cast_tv", PlatformClass.Tv), ("android_tv", PlatformClass.Tv), ("android tv", PlatformClass.Tv), ("tvos", PlatformClass.Tv),
        ("apple tv", PlatformClass.Tv), ("chromecast", PlatformClass.Tv), ("roku", PlatformClass.Tv), ("playstation", PlatformClass.Tv),
        ("ps3", PlatformClass.Tv), ("ps4", PlatformClass.Tv), ("ps5", PlatformClass.Tv), ("xbox", PlatformClass.Tv), ("tizen", PlatformClass.Tv),
        ("webos", PlatformClass.Tv), ("_tv", PlatformClass.Tv), (" tv", PlatformClass.Tv),
        ("sonos", PlatformClass.Speaker), ("cast", PlatformClass.Speaker), ("amazon", PlatformClass.Speaker), ("echo", PlatformClass.Speaker),
        ("google_home", PlatformClass.Speaker), ("homepod", PlatformClass.Speaker), ("speaker", PlatformClass.Speaker), ("esdk", PlatformClass.Speaker),
        ("receiver", PlatformClass.Speaker), ("_car", PlatformClass.Speaker), ("car_thing", PlatformClass.Speaker), ("bose", PlatformClass.Speaker),
        ("ios", PlatformClass.Phone), ("iphone", PlatformClass.Phone), ("ipad", PlatformClass.Phone), ("android", PlatformClass.Phone),
        ("watch", PlatformClass.Phone), ("windows phone", PlatformClass.Phone), ("symbian", PlatformClass.Phone), ("blackberry", PlatformClass.Phone),
        ("windows", PlatformClass.Desktop), ("os x", PlatformClass.Desktop), ("osx", PlatformClass.Desktop), ("macos", PlatformClass.Desktop),
        ("linux", PlatformClass.Desktop),
    ];

    private static readonly PlatformClass[] ClassesInOrder = [.. Words.Select(word => word.Class)];

    private const int LongestKnown = 256;

    private readonly Dictionary<string, PlatformClass> known = new(StringComparer.Ordinal);

    /// <summary>The class of a platform's text.</summary>
    public PlatformClass Of(ReadOnlySpan<byte> text)
    {
        if (text.Length > LongestKnown)
        {
            return Classify(Encoding.UTF8.GetString(text));
        }

        // UTF-8 never has fewer bytes than UTF-16 has characters.
        Span<char> letters = stackalloc char[LongestKnown];
        var name = letters[..Encoding.UTF8.GetChars(text, letters)];
        var byLetters = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!byLetters.TryGetValue(name, out var found))
        {
            found = Classify(name.ToString());
            if (known.Count < MostKnown)
            {
                byLetters[name] = found;
            }
        }

        return found;
    }

    private static PlatformClass Classify(string name)
    {
        var place = Array.FindIndex(Words, word => name.Contains(word.Word, StringComparison.OrdinalIgnoreCase));
        return place < 0 ? PlatformClass.Other : ClassesInOrder[place];
    }
}
