namespace SpotifyInsights.Api.Reference;

/// <summary>The values of one row of a reference data set, by the place of the column in <see cref="ReferenceRowReader.Columns"/>.</summary>
internal interface IReferenceCells
{
    /// <summary>A text; null where the cell is empty. False: it holds something else.</summary>
    bool TryText(int column, out string? value);

    /// <summary>A number; null where the cell is empty. False: it holds something else, or a number that is not finite.</summary>
    bool TryNumber(int column, out double? value);

    /// <summary>True or false; null where the cell is empty. False: it holds something else.</summary>
    bool TryFlag(int column, out bool? value);

    /// <summary>What the cell holds, as a person finds it in the file.</summary>
    string Written(int column);
}
