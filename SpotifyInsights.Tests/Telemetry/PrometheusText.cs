using System.Globalization;
using System.Text.RegularExpressions;

namespace SpotifyInsights.Tests.Telemetry;

/// <summary>Reads Prometheus' text format 0.0.4 as its description has it, and complains about everything else.</summary>
internal sealed partial class PrometheusText
{
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);

    public PrometheusText(string text)
    {
        text.ShouldEndWith("\n");
        foreach (var line in text.Split('\n')[..^1])
        {
            Read(line);
        }
    }

    /// <summary>Values by name and labels, as they stand there.</summary>
    public Dictionary<string, double> Values { get; } = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => _types.Keys;

    private void Read(string line)
    {
        if (line.StartsWith("# HELP ", StringComparison.Ordinal))
        {
            return;
        }

        if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
        {
            var words = line.Split(' ');
            words[3].ShouldBeOneOf("counter", "gauge", "histogram");
            _types.TryAdd(words[2], words[3]).ShouldBeTrue($"{words[2]} has two types");
            return;
        }

        var sample = Sample().Match(line);
        sample.Success.ShouldBeTrue(line);
        var name = sample.Groups["name"].Value;
        var family = _types.ContainsKey(name) ? name : Suffix().Replace(name, "");
        _types.ShouldContainKey(family, line);
        (_types[family] == "counter").ShouldBe(family.EndsWith("_total", StringComparison.Ordinal), line);
        Values.TryAdd(line[..line.LastIndexOf(' ')], double.Parse(sample.Groups["value"].Value, NumberStyles.Float, CultureInfo.InvariantCulture)).ShouldBeTrue($"{line} is there twice");
    }

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\["\\n])*",?)+\})? (?<value>[-+0-9.eE]+|NaN|\+Inf)$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sample();

    [GeneratedRegex("_(bucket|sum|count)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Suffix();
}
