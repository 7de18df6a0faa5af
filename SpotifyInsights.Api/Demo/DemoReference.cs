using System.Text;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Api.Reference;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Simulator;
using SpotifyInsights.Simulator.Catalogue;
using SpotifyInsights.Simulator.Sounds;
using SpotifyInsights.Storage.Reference;

namespace SpotifyInsights.Api.Demo;

/// <summary>
/// The demo's own small reference data set, invented like its catalogue: of the tracks that its listener has played most, so that this one is well covered
/// and anybody else is not. It comes in as any data set does.
/// </summary>
public sealed class DemoReference(
    ReferenceStore store, ReferenceImporter importer, ListeningHistories histories, SpotifySimulation simulation, IOptions<DemoOptions> options)
{
    /// <summary>At least so many tracks.</summary>
    internal const int LeastTracks = 300;

    /// <summary>As many as this share of the plays takes.</summary>
    internal const double CoveredShare = 0.6;

    /// <summary>Imports the set, unless there are reference data already.</summary>
    public async Task ImportAsync(CancellationToken cancellationToken)
    {
        if (await store.FindStateAsync(cancellationToken) is not null)
        {
            return;
        }

        var history = (await histories.GetAsync(DemoServices.ListenerId, dataVersion: null, cancellationToken)).History;
        var csv = SoundSet.Csv(options.Value.Seed, MostPlayed(history));
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        await importer.ImportAsync(file, asOf: null, new Progress<double>(), cancellationToken);
    }

    private IEnumerable<CatalogueTrack> MostPlayed(ListeningHistory history)
    {
        var plays = new int[history.Tracks.Count];
        foreach (var track in history.Plays.Track)
        {
            plays[track]++;
        }

        var (taken, covered) = (0, 0);
        foreach (var track in Enumerable.Range(0, plays.Length).OrderByDescending(track => plays[track]).ThenBy(track => history.Tracks.Keys[track], StringComparer.Ordinal))
        {
            if (taken >= LeastTracks && covered >= CoveredShare * history.Plays.Count)
            {
                yield break;
            }

            if (simulation.Catalogue.FindTrack(history.Tracks.Keys[track]) is { } known)
            {
                (taken, covered) = (taken + 1, covered + plays[track]);
                yield return known;
            }
        }
    }
}
