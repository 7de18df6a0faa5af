namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>The tops of neighbouring periods as a flow. Where either of two was not observed, nothing flows between them.</summary>
internal sealed class MigrationCalculator
{
    private readonly ArtistData _data;
    private readonly List<MigrationNode> _nodes = [];
    private readonly List<MigrationLink> _links = [];

    private MigrationCalculator(ArtistData data) => _data = data;

    public static Migration Calculate(ArtistData data)
    {
        var flow = new MigrationCalculator(data);
        MigrationNode[] before = [];
        for (var period = 0; period < data.Count; period++)
        {
            var own = flow.AddTop(period);
            if (period > 0 && data.IsKnown(period) && data.IsKnown(period - 1))
            {
                flow.Link(period, before, own);
            }

            before = own;
        }

        return new(flow._nodes, flow._links);
    }

    private MigrationNode[] AddTop(int period)
    {
        var (label, tracks) = (_data.Labels[period], _data.Tracks);
        var top = Array.ConvertAll(_data.Tops[period], place => new MigrationNode(
            $"{label}/{tracks.ArtistKeys[place.Artist]}", label, tracks.ArtistKeys[place.Artist], tracks.ArtistNames[place.Artist], place.Plays));
        _nodes.AddRange(top);
        return top;
    }

    private void Link(int period, MigrationNode[] before, MigrationNode[] own)
    {
        var (former, top) = (_data.Tops[period - 1], _data.Tops[period]);
        var (entered, left) = ($"{_data.Labels[period - 1]}/+", $"{_data.Labels[period]}/-");
        for (var i = 0; i < top.Length; i++)
        {
            var place = TopArtist.PlaceOf(former, top[i].Artist);
            _links.Add(place < 0
                ? new(entered, own[i].Id, MigrationKind.Entered, top[i].Plays)
                : new(before[place].Id, own[i].Id, MigrationKind.Stayed, top[i].Plays));
        }

        for (var i = 0; i < former.Length; i++)
        {
            if (TopArtist.PlaceOf(top, former[i].Artist) < 0)
            {
                _links.Add(new(before[i].Id, left, MigrationKind.Left, former[i].Plays));
            }
        }

        AddGroup(entered, _data.Labels[period - 1], Array.Exists(top, place => TopArtist.PlaceOf(former, place.Artist) < 0));
        AddGroup(left, _data.Labels[period], Array.Exists(former, place => TopArtist.PlaceOf(top, place.Artist) < 0));
    }

    private void AddGroup(string id, string label, bool hasMembers)
    {
        if (hasMembers)
        {
            _nodes.Add(new(id, label, Key: null, Name: null, Plays: null));
        }
    }
}
