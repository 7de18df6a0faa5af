using FluentValidation;
using NodaTime;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.ApiKeys;

/// <summary>Checks what a key shall be.</summary>
public sealed class NewApiKeyValidator : AbstractValidator<NewApiKey>
{
    internal const int LongestName = 100;
    private static readonly Duration Longest = Duration.FromDays(5 * 365);

    public NewApiKeyValidator(TimeProvider time)
    {
        RuleFor(key => key.Name).Must(IsAName).WithMessage($"`name` must be 1 to {LongestName} letters without line breaks.");
        RuleFor(key => key.Scopes).Must(scopes => scopes is { Count: > 0 } && scopes.Distinct().Count() == scopes.Count)
            .WithMessage("`scopes` must name at least one scope, each once.");
        RuleFor(key => key.ExpiresAt).Must(end => end is null || (end > time.GetCurrentInstant() && end <= time.GetCurrentInstant() + Longest))
            .WithMessage("'{PropertyValue}' is not in the future, or more than five years away.");
    }

    /// <summary>Whether a text can be the name of a key.</summary>
    internal static bool IsAName(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestName && !text.Any(char.IsControl);
}
