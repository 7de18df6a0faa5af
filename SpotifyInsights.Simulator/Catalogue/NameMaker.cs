namespace SpotifyInsights.Simulator.Catalogue;

/// <summary>Names of bands, records and songs out of word lists. Some carry letters beyond ASCII, as real ones do.</summary>
internal sealed class NameMaker(Dice dice)
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public string Artist() => Untaken(() => dice.Below(8) switch
    {
        0 => $"The {Word(WordLists.Adjectives)} {Plural(Word(WordLists.Things))}",
        1 => $"{Word(WordLists.Things)} & {Word(WordLists.Things)}",
        2 => $"{Word(WordLists.GivenNames)} {Word(WordLists.FamilyNames)}",
        3 => $"{Word(WordLists.GivenNames)} {Word(WordLists.FamilyNames)}",
        4 => $"{Word(WordLists.Adjectives)} {Word(WordLists.Places)}",
        5 => $"{Word(WordLists.Places)} {Word(WordLists.Things)} Club",
        6 => $"{Word(WordLists.Things)} {Word(WordLists.Places)}",
        _ => $"{Word(WordLists.Syllables)}{Word(WordLists.Syllables).ToLowerInvariant()}{Word(WordLists.Syllables).ToLowerInvariant()}",
    });

    public string Record() => dice.Below(6) switch
    {
        0 => $"{Word(WordLists.Places)} {Word(WordLists.Times)}",
        1 => $"{Word(WordLists.Adjectives)} {Word(WordLists.Things)}",
        2 => $"Letters from {Word(WordLists.Places)}",
        3 => $"{Word(WordLists.Things)}, {Word(WordLists.Things)}",
        4 => $"A {Word(WordLists.Things)} in {Word(WordLists.Places)}",
        _ => $"{Word(WordLists.Times)}",
    };

    public string Song() => dice.Below(8) switch
    {
        0 => $"{Word(WordLists.Verbs)} the {Word(WordLists.Things)}",
        1 => $"{Word(WordLists.Adjectives)} {Word(WordLists.Times)}",
        2 => $"{Word(WordLists.Things)} in {Word(WordLists.Places)}",
        3 => $"{Word(WordLists.Verbs)} Me to {Word(WordLists.Places)}",
        4 => $"{Word(WordLists.Adjectives)} {Plural(Word(WordLists.Things))}",
        5 => $"No {Word(WordLists.Things)} After {Word(WordLists.Times)}",
        6 => $"{Word(WordLists.Times)}, {Word(WordLists.Places)}",
        _ => $"{Word(WordLists.Things)}",
    };

    private static string Plural(string word) => word[^1] switch
    {
        'y' => $"{word[..^1]}ies",
        's' => $"{word}es",
        _ => $"{word}s",
    };

    private string Word(string[] list) => dice.Pick(list);

    private string Untaken(Func<string> draw)
    {
        var name = draw();
        while (!_taken.Add(name))
        {
            name = draw();
        }

        return name;
    }
}
