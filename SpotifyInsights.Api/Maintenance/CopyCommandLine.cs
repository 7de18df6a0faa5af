namespace SpotifyInsights.Api.Maintenance;

/// <summary>What stands behind `backup` and `restore`.</summary>
public sealed class CopyCommandLine
{
    private static readonly string[] Switches = ["replace", "all"];

    /// <summary>Reads the words.</summary>
    public CopyCommandLine(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);

        // A switch without a value would take the next word for it, and with it a setting away from the instance.
        if (Array.Find(Switches, name => args.Contains($"--{name}", StringComparer.OrdinalIgnoreCase)) is { } naked)
        {
            Fault = $"Write --{naked}=true.";
            return;
        }

        var line = new ConfigurationBuilder().AddCommandLine(args).Build();
        (To, From) = (NullIfEmpty(line["to"]), NullIfEmpty(line["from"]));
        var values = Switches.Select(name => (Name: name, Text: line[name] ?? "false")).ToList();
        if (values.Find(value => !bool.TryParse(value.Text, out _)) is { Name: { } wrong })
        {
            Fault = $"--{wrong} is true or false.";
            return;
        }

        (Replaces, ReadsAll) = (bool.Parse(values[0].Text), bool.Parse(values[1].Text));
    }

    /// <summary>The folder to copy to; null: what the section `Backup` says.</summary>
    public string? To { get; }

    /// <summary>The folder to copy from; null: what the section `Backup` says.</summary>
    public string? From { get; }

    /// <summary>Whether what lies in the store may be deleted and overwritten.</summary>
    public bool Replaces { get; }

    /// <summary>Whether every object is read on both sides.</summary>
    public bool ReadsAll { get; }

    /// <summary>What is wrong with the line, in a sentence; null: nothing.</summary>
    public string? Fault { get; }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
