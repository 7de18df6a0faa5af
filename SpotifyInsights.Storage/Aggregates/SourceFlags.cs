using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>The `sources` of plays as flags, worked out once per text instead of once per row.</summary>
internal sealed class SourceFlags
{
    private const string TopSource = "top";

    private readonly StringListColumn? lists;
    private readonly PlayFlags[] flags;

    public SourceFlags(TableRows rows)
    {
        lists = rows.Column("sources") as StringListColumn;
        flags = lists is null ? [] : [.. lists.Items.Dictionary.Select(KindText.Flag)];
    }

    public PlayFlags this[int row]
    {
        get
        {
            var sources = PlayFlags.None;
            for (var item = lists?.Offsets[row] ?? 0; item < (lists?.Offsets[row + 1] ?? 0); item++)
            {
                sources |= lists!.Items.Indexes[item] is >= 0 and var text ? flags[text] : PlayFlags.None;
            }

            return sources;
        }
    }

    /// <summary>The flags as the texts they come from, in the order of the kinds, and `top` where a top list had it.</summary>
    public static IReadOnlyList<string> Texts(PlayFlags flags, bool isInTop)
    {
        var kinds = Enum.GetValues<WitnessKind>().Select(KindText.Of).Where(text => (flags & KindText.Flag(text)) != PlayFlags.None);
        return isInTop ? [.. kinds, TopSource] : [.. kinds];
    }
}
