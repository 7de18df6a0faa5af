using SpotifyInsights.Simulator.Catalogue;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>What music comes out of for a while. Makers and models are invented; addresses are those set aside for examples.</summary>
internal sealed record Device
{
    private const int YearOfShortNames = 2022;

    private static readonly string[] OldPlatforms =
    [
        "Android OS 9 API 28 (Fennwick, FW-G12)", "iOS 13.4 (Handset11,8)", "Windows 10 (10.0.19041; x64; AppX)", "web_player windows 10;browser 91.0.1;desktop",
        "Partner speaker_os Tarnholm;Shelf One;;tpapi", "OS X 10.15.7 [x86 8]", "Partner tv_os Corvane;CV55;;tpapi",
    ];

    private static readonly string[] Platforms = ["android", "ios", "windows", "web_player", "cast", "osx", "tv"];

    public Device(string home, int year, Dice dice)
    {
        // Mostly the phone, then the desktop.
        var place = Math.Min(dice.Below(7), dice.Below(7));
        Platform = year < YearOfShortNames ? OldPlatforms[place] : Platforms[place];
        Country = dice.Unit() switch { < 0.01 => "ZZ", < 0.03 => "SE", _ => home };
        Address = $"198.51.100.{dice.Between(1, 254)}";
        IsIncognito = dice.Chance(0.01);
    }

    public string Platform { get; }

    public string Country { get; }

    public string Address { get; }

    public bool IsIncognito { get; }
}
