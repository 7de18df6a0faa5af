namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// Brings the witnesses of Spotify's Web API together: the same end to the millisecond and the same track is the same play, however many pages list it.
/// The rule about overlapping heard intervals does not apply here: the API does not say how long was heard.
/// </summary>
internal static class ApiPlays
{
    /// <summary>The plays in order of end and key.</summary>
    public static IReadOnlyList<KindPlay> Group(IEnumerable<Witness> witnesses)
    {
        var plays = new List<KindPlay>();
        var group = new List<Witness>();
        foreach (var witness in witnesses.Where(witness => witness.Kind == WitnessKind.Api).Order(WitnessOrder.Instance))
        {
            if (group.Count > 0 && WitnessOrder.ComparePlays(group[0], witness) != 0)
            {
                plays.Add(Play(group));
                group = [];
            }

            group.Add(witness);
        }

        if (group.Count > 0)
        {
            plays.Add(Play(group));
        }

        return plays;
    }

    private static KindPlay Play(List<Witness> group) => new(group[0].PlayedAt, TrackKey.Of(group[0].Track), group);
}
