namespace SpotifyInsights.Domain.Listening.Merging;

/// <summary>Whose word counts first where several kinds tell a value: ids, names, the end. (Heard times have their own order: the API knows none.)</summary>
internal static class FieldPriority
{
    public static int Of(WitnessKind kind) => kind switch
    {
        WitnessKind.Api => 0,
        WitnessKind.Export => 1,
        WitnessKind.AccountData => 2,
        WitnessKind.Scrobble => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind has no rank."),
    };
}
