using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Domain.Metrics.Contexts;

/// <summary>The context of each track of a history.</summary>
internal sealed class TrackContexts
{
    private readonly ListeningContext[] _contexts;

    public TrackContexts(TrackSounds sounds, int tracks)
    {
        _contexts = new ListeningContext[tracks];
        for (var track = 0; track < tracks; track++)
        {
            _contexts[track] = sounds.HasFeatures[track] ? Best(sounds[track]) : ListeningContext.Unknown;
        }
    }

    /// <summary>By track.</summary>
    public ReadOnlySpan<ListeningContext> ByTrack => _contexts;

    /// <summary>Bytes held.</summary>
    public long Bytes => (long)_contexts.Length * sizeof(ListeningContext);

    private static ListeningContext Best(ReadOnlySpan<double> features)
    {
        var best = (Context: ListeningContext.Mixed, Score: 0.0);
        foreach (var definition in ContextDefinition.All)
        {
            // Not known (NaN) is not greater than anything.
            if (definition.Score(features) is var score && score >= ContextDefinition.LeastScore && score > best.Score)
            {
                best = (definition.Context, score);
            }
        }

        return best.Context;
    }
}
