using System.ComponentModel.DataAnnotations;

namespace SpotifyInsights.Api.Listens;

/// <summary>Section <c>Listens</c> of the configuration: how listens that players hand in become part of the history.</summary>
public sealed class ListenOptions
{
    public const string Section = "Listens";

    /// <summary>How long a listen waits for others at most. Every batch is an import of its own, with its objects. Default: 6 hours.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00", ErrorMessage = "Listens:BatchAfter must be five minutes to one day.")]
    public TimeSpan BatchAfter { get; set; } = TimeSpan.FromHours(6);

    /// <summary>So many of a listener do not wait any longer. Default: 1000, as many as a request can have.</summary>
    [Range(1, 100_000, ErrorMessage = "Listens:BatchSize must be 1 to 100000.")]
    public int BatchSize { get; set; } = 1000;
}
