using SpotifyInsights.Api.Collection;

namespace SpotifyInsights.Tests.Collection;

/// <summary>Keeps the steps as they are reported, at once and in order.</summary>
public sealed class ReportedSteps : IProgress<CollectionStep>
{
    public List<CollectionStep> Steps { get; } = [];

    public void Report(CollectionStep value) => Steps.Add(value);
}
