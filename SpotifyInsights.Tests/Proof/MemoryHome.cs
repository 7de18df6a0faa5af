using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Storage.Objects;

namespace SpotifyInsights.Tests.Proof;

/// <summary>Objects in memory.</summary>
public sealed class MemoryHome(TimeProvider time) : StoreHome
{
    public override IObjectStore Store { get; } = new MemoryObjectStore(time);
}
