namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>The tops of neighbouring periods as a flow. Where either of two was not observed, nothing flows between them.</summary>
internal static class MigrationCalculator
{
    public static Migration Calculate(ArtistData data)
    {
        var (nodes, links) = (new List<MigrationNode>(), new List<MigrationLink>());
        var plays = new int[data.Total.Size];
        var beforeNodes = Array.Empty<MigrationNode>();
        for (var period = 0; period < data.Count; period++)
        {
            Fill(data, period, plays);
            var label = data.Labels[period];
            var own = Array.ConvertAll(data.Tops[period], artist => new MigrationNode(
                $"{label}/{data.Tracks.ArtistKeys[artist]}", label, data.Tracks.ArtistKeys[artist], data.Tracks.ArtistNames[artist], plays[artist]));
            nodes.AddRange(own);
            if (period > 0 && data.IsKnown(period) && data.IsKnown(period - 1))
            {
                Link(data.Tops[period - 1], beforeNodes, data.Tops[period], own, data.Labels[period - 1], label, nodes, links);
            }

            beforeNodes = own;
            foreach (var artist in data.Table.Indexes(period))
            {
                plays[artist] = 0;
            }
        }

        return new(nodes, links);
    }

    private static void Link(
        int[] before, MigrationNode[] beforeNodes, int[] top, MigrationNode[] own, string beforeLabel, string label, List<MigrationNode> nodes, List<MigrationLink> links)
    {
        var (entered, left) = ($"{beforeLabel}/+", $"{label}/-");
        var (anyEntered, anyLeft) = (false, false);
        for (var i = 0; i < top.Length; i++)
        {
            var former = Array.IndexOf(before, top[i]);
            anyEntered |= former < 0;
            links.Add(former < 0
                ? new(entered, own[i].Id, MigrationKind.Entered, own[i].Plays!.Value)
                : new(beforeNodes[former].Id, own[i].Id, MigrationKind.Stayed, own[i].Plays!.Value));
        }

        for (var i = 0; i < before.Length; i++)
        {
            if (Array.IndexOf(top, before[i]) < 0)
            {
                anyLeft = true;
                links.Add(new(beforeNodes[i].Id, left, MigrationKind.Left, beforeNodes[i].Plays!.Value));
            }
        }

        if (anyEntered)
        {
            nodes.Add(new(entered, beforeLabel, Key: null, Name: null, Plays: null));
        }

        if (anyLeft)
        {
            nodes.Add(new(left, label, Key: null, Name: null, Plays: null));
        }
    }

    private static void Fill(ArtistData data, int period, int[] plays)
    {
        var artists = data.Table.Indexes(period);
        for (var i = 0; i < artists.Length; i++)
        {
            plays[artists[i]] = data.Table.PlaysOf(period)[i];
        }
    }
}
