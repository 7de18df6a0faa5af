namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>Where what an import says stands.</summary>
/// <param name="Of">The rows of its month.</param>
/// <param name="Witness">Its place among the month's witnesses.</param>
internal readonly record struct WitnessPlace(MonthRows Of, int Witness)
{
    /// <summary>The first row that says it.</summary>
    public ref readonly SpooledRow Row => ref Of.First(Witness);

    /// <summary>The end of the play by this alone, Unix milliseconds.</summary>
    public long EndMs => Of.EndOf(Witness);
}
