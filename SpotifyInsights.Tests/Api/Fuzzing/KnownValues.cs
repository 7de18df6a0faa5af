using System.Text.Json;

namespace SpotifyInsights.Tests.Api.Fuzzing;

/// <summary>Ids and cursors that answers gave, so that later requests can be about something that is there.</summary>
internal sealed class KnownValues
{
    private const int Kept = 40;

    private readonly Dictionary<string, List<string>> _byPlace = new(StringComparer.Ordinal);
    private readonly HashSet<string> _excepted = new(StringComparer.Ordinal);

    /// <summary>What may stand for a variable of a path below `/place/`, or in the parameter `place`; empty when nothing is known.</summary>
    public IReadOnlyList<string> Of(string place) => _byPlace.GetValueOrDefault(place) ?? [];

    /// <summary>A value that no request may be about: what the requests themselves need.</summary>
    public void Except(string value) => _excepted.Add(value);

    /// <summary>Reads an answer of an operation below `/place/`.</summary>
    public void Learn(string place, JsonElement answer)
    {
        switch (answer.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in answer.EnumerateArray())
                {
                    Learn(place, item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in answer.EnumerateObject())
                {
                    LearnMember(place, member);
                }

                break;
            default:
                break;
        }
    }

    private void LearnMember(string place, JsonProperty member)
    {
        if (member.Value.ValueKind != JsonValueKind.String)
        {
            Learn(place, member.Value);
            return;
        }

        var value = member.Value.GetString()!;
        switch (member.Name)
        {
            case "jobId":
                Add("jobs", value);
                break;
            case "snapshotId":
                Add("snapshots", value);
                Add("snapshot", value);
                Add("snapshotA", value);
                Add("snapshotB", value);
                break;
            case "importId":
                Add("imports", value);
                break;
            case "dataVersion":
                Add("dataVersion", value);
                break;
            case "next" or "nextCursor" or "cursor":
                Add("cursor", value);
                break;
            case var name when name.EndsWith("id", StringComparison.OrdinalIgnoreCase):
                Add(place, value);
                break;
            default:
                break;
        }
    }

    private void Add(string place, string value)
    {
        var values = _byPlace.TryGetValue(place, out var there) ? there : _byPlace[place] = [];
        if (!values.Contains(value) && !_excepted.Contains(value))
        {
            values.Add(value);
        }

        if (values.Count > Kept)
        {
            values.RemoveAt(0);
        }
    }
}
