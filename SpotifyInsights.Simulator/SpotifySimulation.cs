using System.Collections.Concurrent;
using NodaTime;
using SpotifyInsights.Simulator.Accounts;
using SpotifyInsights.Simulator.Catalogue;
using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Simulator.Listeners;
using SpotifyInsights.Simulator.WebApi;

namespace SpotifyInsights.Simulator;

/// <summary>The simulated world: one catalogue, its listeners, their tokens, and what goes wrong. Safe for concurrent use.</summary>
public sealed class SpotifySimulation
{
    private readonly Lazy<FictionalCatalogue> _catalogue;
    private readonly Lazy<SpotifyBodies> _bodies;
    private readonly ConcurrentDictionary<string, SimulatedListener> _listeners = new();

    public SpotifySimulation(SimulatorOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        Options = options;
        Time = time;
        Tokens = new TokenOffice(this);
        Json = new ShapedJson(options.Shape);
        _catalogue = new Lazy<FictionalCatalogue>(() => CatalogueBuilder.Build(options.Seed));
        _bodies = new Lazy<SpotifyBodies>(() => new SpotifyBodies(Catalogue, Json));
    }

    public SimulatorOptions Options { get; }

    public FictionalCatalogue Catalogue => _catalogue.Value;

    public FaultPlan Faults { get; } = new();

    public CallLog Calls { get; } = new();

    /// <summary>What the list of recent plays holds, and what is wrong with it.</summary>
    public Listings Listings { get; } = new();

    /// <summary>Signs listeners in without a browser, and revokes.</summary>
    public TokenOffice Tokens { get; }

    public Instant Now => Instant.FromDateTimeOffset(Time.GetUtcNow());

    internal TimeProvider Time { get; }

    internal ShapedJson Json { get; }

    internal SpotifyBodies Bodies => _bodies.Value;

    /// <summary>A listener of the script; null when there is none with that id.</summary>
    public SimulatedListener? FindListener(string id)
    {
        var script = Options.Listeners.FirstOrDefault(script => script.Id == id);
        return script is null ? null : _listeners.GetOrAdd(id, _ => new SimulatedListener(new ListenerLife(
            Options.Seed, script with { Since = Options.Since ?? script.Since }, Catalogue)));
    }
}
