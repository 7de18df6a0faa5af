using System.Globalization;

namespace SpotifyInsights.Simulator.WebApi;

internal static class QueryNumbers
{
    /// <summary>False when the value is there but is no whole number in the range; the default when it is not there.</summary>
    public static bool TryRead(IQueryCollection query, string name, int least, int most, ref int value)
    {
        var text = (string?)query[name];
        return text is null
            || (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= least && value <= most);
    }

    /// <summary>Null when it is not there; false when it is no count of milliseconds.</summary>
    public static bool TryReadMilliseconds(IQueryCollection query, string name, out long? value)
    {
        value = null;
        var text = (string?)query[name];
        if (text is null)
        {
            return true;
        }

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > LatestMilliseconds)
        {
            return false;
        }

        value = number;
        return true;
    }

    /// <summary>The end of the year 9999.</summary>
    private const long LatestMilliseconds = 253_402_300_799_999;
}
