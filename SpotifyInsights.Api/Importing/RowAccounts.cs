using NodaTime;
using SpotifyInsights.Api.Importing.Rows;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Importing;

/// <summary>
/// Decides what became of each row: every play that the import knows of is one row's, in the order of the plays; a row that no play is left for told a
/// play a second time. So every row has one outcome, whatever the merge did.
/// </summary>
internal sealed class RowAccounts(SpooledMonths months, IReadOnlyDictionary<int, FileTally> files, string importId)
{
    private readonly SortedDictionary<YearMonth, Open> open = [];
    private readonly HashSet<YearMonth> known = [.. months.Months];

    /// <summary>Milliseconds in rows that told a play a second time.</summary>
    public long DuplicateMs { get; private set; }

    /// <summary>Takes the plays of a month in. Months come from the oldest on.</summary>
    public void Take(MonthVersion version)
    {
        CloseBefore(version.Month);
        foreach (var play in version.Plays)
        {
            // Podcasts are counted as such already.
            if (Claim(play, version.Month) is { Row.Outcome: SpooledRow.Undecided } claimed)
            {
                files[claimed.Row.File].Decide(OutcomeOf(play, claimed), claimed.Row.HeardMs);
            }
        }
    }

    /// <summary>As <see cref="Take(MonthVersion)"/>, of a month of which this import alone tells.</summary>
    public void Take(YearMonth month, ExportMonth alone)
    {
        CloseBefore(month);
        for (var play = 0; play < alone.Count; play++)
        {
            var heardMs = alone.HeardMsOf(play);
            if (Claim(alone, play, heardMs) is { Outcome: SpooledRow.Undecided } row)
            {
                files[row.File].Decide(heardMs < PlayColumns.CountingMs ? RowOutcome.Short : RowOutcome.Taken, row.HeardMs);
            }
        }
    }

    /// <summary>No month follows: what no play was left for is decided.</summary>
    public void Complete()
    {
        foreach (var month in known.ToList())
        {
            Find(month);
            Close(month);
        }
    }

    private RowOutcome OutcomeOf(MergedPlay play, Claimed claimed) =>
        play.Witnesses.Any(witness => IsKnownElsewhere(witness, claimed)) ? RowOutcome.Merged
        : play.MsPlayed < PlayColumns.CountingMs ? RowOutcome.Short
        : RowOutcome.Taken;

    // Equal rows of account data are several plays: another import that holds fewer of them did not know the later ones.
    private bool IsKnownElsewhere(Witness witness, Claimed claimed) =>
        witness.SnapshotCollectedAt is not null || witness.PollCollectedAt is not null
        || witness.Imports.Any(import => import.ImportId != importId
            && (witness.Kind != WitnessKind.AccountData || !ReferenceEquals(witness, claimed.Witness) || claimed.Time <= import.Count));

    // Of several rows the one whose heard time stands.
    private SpooledRow? Claim(ExportMonth alone, int play, long heardMs) => Claim(alone, play, heardMs, isStanding: true) ?? Claim(alone, play, heardMs, isStanding: false);

    private SpooledRow? Claim(ExportMonth alone, int play, long heardMs, bool isStanding)
    {
        foreach (var witness in alone.WitnessesOf(play))
        {
            var place = alone.PlaceOf(witness);
            if (place.Row.HeardMs == heardMs == isStanding && Find(place.Of.Month)?.Claim(place.Witness) is { } claimed)
            {
                return claimed;
            }
        }

        return null;
    }

    // Of several rows the one whose heard time stands.
    private Claimed? Claim(MergedPlay play, YearMonth month) =>
        play.Witnesses.Count == 1 ? Claim(play.Witnesses[0], month)
        : play.Witnesses.OrderBy(witness => witness.HeardMs == play.MsPlayed ? 0 : 1)
            .Select(witness => Claim(witness, month))
            .FirstOrDefault(row => row is not null);

    private Claimed? Claim(Witness witness, YearMonth month)
    {
        if (!witness.Imports.Any(import => import.ImportId == importId))
        {
            return null;
        }

        return Find(month)?.Claim(witness)
            ?? Find(month.PlusMonths(-1))?.Claim(witness)
            ?? Find(month.PlusMonths(1))?.Claim(witness);
    }

    // No play's report lies further away than in the month beside it.
    private void CloseBefore(YearMonth month)
    {
        foreach (var done in open.Keys.Where(known => known < month.PlusMonths(-1)).ToList())
        {
            Close(done);
        }
    }

    private Open? Find(YearMonth month)
    {
        if (!known.Contains(month))
        {
            return null;
        }

        if (!open.TryGetValue(month, out var rows))
        {
            open[month] = rows = new Open(months.Load(month));
        }

        return rows;
    }

    private void Close(YearMonth month)
    {
        foreach (var row in open[month].Left())
        {
            if (row.Outcome is SpooledRow.Undecided or (byte)RowOutcome.Duplicate)
            {
                DuplicateMs += Math.Max(0, row.HeardMs);
                files[row.File].Decide(RowOutcome.Duplicate, row.HeardMs);
            }
        }

        open.Remove(month);
        known.Remove(month);
        months.Forget(month);
    }

    /// <summary>A row that a play is about.</summary>
    /// <param name="Row">The row.</param>
    /// <param name="Witness">What it says.</param>
    /// <param name="Time">How many rows that say the same had plays, this one included.</param>
    private readonly record struct Claimed(SpooledRow Row, Witness Witness, int Time);

    /// <summary>The rows of a month that are not decided yet.</summary>
    private sealed class Open
    {
        private readonly MonthRows rows;
        private readonly int[] claimed;
        private readonly Lazy<Dictionary<Witness, int>> places;

        public Open(MonthRows rows)
        {
            this.rows = rows;
            claimed = new int[rows.Count];
            places = new Lazy<Dictionary<Witness, int>>(() => rows.Witnesses.Index().ToDictionary(witness => witness.Item, witness => witness.Index, SameWords.Instance));
        }

        public Claimed? Claim(Witness witness) => places.Value.TryGetValue(witness, out var place) && Claim(place) is { } row ? new Claimed(row, witness, claimed[place]) : null;

        /// <summary>The next row of a witness; null when all of them have plays.</summary>
        public SpooledRow? Claim(int place)
        {
            if (claimed[place] == rows.CountOf(place))
            {
                return null;
            }

            claimed[place]++;
            return rows.Rows[rows.FirstRowOf(place) + claimed[place] - 1];
        }

        public IEnumerable<SpooledRow> Left()
        {
            foreach (var row in rows.SetAside)
            {
                yield return row;
            }

            for (var place = 0; place < claimed.Length; place++)
            {
                for (var row = claimed[place]; row < rows.CountOf(place); row++)
                {
                    yield return rows.Rows[rows.FirstRowOf(place) + row];
                }
            }
        }
    }

    /// <summary>Witnesses that say the same, wherever they were seen.</summary>
    private sealed class SameWords : IEqualityComparer<Witness>
    {
        public static SameWords Instance { get; } = new();

        public bool Equals(Witness? x, Witness? y) => WitnessOrder.Instance.Compare(x, y) == 0;

        public int GetHashCode(Witness witness) => HashCode.Combine(witness.PlayedAt, witness.HeardMs, witness.Kind);
    }
}
