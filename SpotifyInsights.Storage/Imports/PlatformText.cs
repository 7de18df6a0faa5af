namespace SpotifyInsights.Storage.Imports;

/// <summary>Classes of devices as files say them.</summary>
internal static class PlatformText
{
    public static string? Of(PlatformClass? platform) => platform switch
    {
        null => null,
        PlatformClass.Other => "other",
        PlatformClass.Web => "web",
        PlatformClass.Phone => "phone",
        PlatformClass.Desktop => "desktop",
        PlatformClass.Speaker => "speaker",
        PlatformClass.Tv => "tv",
        _ => throw new ArgumentOutOfRangeException(nameof(platform), platform, "The class has no text."),
    };

    public static PlatformClass? Parse(string? text) => text switch
    {
        null => null,
        "other" => PlatformClass.Other,
        "web" => PlatformClass.Web,
        "phone" => PlatformClass.Phone,
        "desktop" => PlatformClass.Desktop,
        "speaker" => PlatformClass.Speaker,
        "tv" => PlatformClass.Tv,
        _ => throw new FormatException($"`{text}` is no class of platforms"),
    };
}
