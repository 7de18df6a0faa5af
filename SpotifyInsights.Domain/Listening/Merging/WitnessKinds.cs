namespace SpotifyInsights.Domain.Listening.Merging;

/// <summary>Lists of one kind, made once: a million plays need a handful of them.</summary>
internal static class WitnessKinds
{
    private static readonly Dictionary<WitnessKind, IReadOnlyList<WitnessKind>> Lists =
        Enum.GetValues<WitnessKind>().ToDictionary(kind => kind, kind => (IReadOnlyList<WitnessKind>)[kind]);

    public static IReadOnlyList<WitnessKind> Only(WitnessKind kind) => Lists[kind];
}
