namespace SpotifyInsights.Simulator.Catalogue;

internal static class WordLists
{
    public static string[] Adjectives { get; } = Words(
        "Amber Hollow Quiet Crooked Parchment Silver Distant Tidal Woollen Feral Corduroy Rusted Northern Gentle Borrowed Pale Galvanic Wandering "
        + "Salted Copper Idle Marble Restless Folded Moonward Smoky Tender Brittle Hidden Painted");

    public static string[] Things { get; } = Words(
        "Lantern Heron Orchard Compass Meadow Teapot Satellite Harbour Thimble Comet Staircase Otter Magnet Lighthouse Pelican Umbrella Abacus "
        + "Sandpiper Anchor Chimney Ribbon Glacier Pendulum Windsock Acorn Telescope Carousel Ferry Weathervane Sextant Typewriter Hedgehog Archipelago");

    public static string[] Places { get; } = Words(
        "Norrhaven Elmstadt Vellmar Ostrava-on-Sea Kaltenfurt Brismouth Tarnholm Sainte-Odile Quenby Lüttenwalde Hallgrimsund Marisol "
        + "Fennwick Pörling Larkspur Dunmoor Ysterdal Calder Wexley Zimmerloh Åsbruk Corvane Mirefield Tiefensee");

    public static string[] Times { get; } = Words(
        "Midnight Sunday November Daybreak Winter Twilight Noon Yesterday Harvest Solstice Tuesday Spring Overtime Afterglow Interlude Dusk");

    public static string[] Verbs { get; } = Words(
        "Carry Follow Forget Paint Borrow Chase Hold Unfold Remember Cross Leave Whisper Drive Count Wake Draw");

    public static string[] GivenNames { get; } = Words(
        "Alma Jorun Mattis Ines Odette Ruben Tove Lennart Saoirse Kofi Amara Yuna Émile Zoë Björn Nadja Ilse Tariq Milo Perpetua Anselm Wanda");

    public static string[] FamilyNames { get; } = Words(
        "Feldgrau Okonedo-Wick Lindqvister Marrow Castellane Brandtner Oyelaran Vossberg Quillfeather Hartigan-Moe Szarek Niemandt Tamura-Bell "
        + "Ferrante-Holt Grünwaldt Alderbrook Moreau-Lind Kestrel Adeyinka Rosenquill Windhövel Pemberly");

    public static string[] Syllables { get; } = Words(
        "Vo Lar Min Sel Ka Tru Nex Ora Zy Dem Fal Ri Qua Hol Bex Ju Mø Tä Sun Wyr");

    private static string[] Words(string text) => text.Split(' ');
}
