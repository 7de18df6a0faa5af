namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>Numbers the parts that some rows have, in the order in which they first appear.</summary>
/// <param name="known">How many parts there are in all.</param>
/// <param name="rows">How many rows.</param>
internal sealed class PartNumbers(int known, int rows)
{
    // One more than the number, so that nothing need be filled in.
    private readonly int[] numbers = new int[known];

    /// <summary>The parts by their numbers.</summary>
    public List<int> Parts { get; } = [];

    /// <summary>Of each row the number of its part.</summary>
    public int[] NumberOfRow { get; } = new int[rows];

    /// <summary>Notes the part of a row.</summary>
    public void Add(int row, int part)
    {
        ref var number = ref numbers[part];
        if (number == 0)
        {
            Parts.Add(part);
            number = Parts.Count;
        }

        NumberOfRow[row] = number - 1;
    }
}
