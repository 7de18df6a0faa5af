using System.Text.Json;
using SpotifyInsights.Simulator.WebApi;

namespace SpotifyInsights.Simulator.Faults;

/// <summary>Plans faults from outside, for a simulator that runs alone.</summary>
public static class FaultEndpoints
{
    public static void MapSimulatorFaults(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/simulator").AllowAnonymous().ExcludeFromDescription();
        group.MapGet("/faults", (SpotifySimulation simulation) =>
            JsonBody.Of(simulation.Faults.Pending, FaultJson.Default.IReadOnlyListFault));
        group.MapPost("/faults", PlanAsync);
        group.MapDelete("/faults", (SpotifySimulation simulation) => simulation.Faults.Clear());
        group.MapGet("/calls", (SpotifySimulation simulation) =>
            JsonBody.Of(simulation.Calls.ByName(), FaultJson.Default.DictionaryStringInt32));
    }

    private static async Task<IResult> PlanAsync(HttpContext context, SpotifySimulation simulation)
    {
        try
        {
            var fault = await JsonSerializer.DeserializeAsync(context.Request.Body, FaultJson.Default.Fault, context.RequestAborted);
            simulation.Faults.Add(fault ?? throw new JsonException("A fault is a JSON object."));
            return Results.NoContent();
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            return Results.Problem(wrong.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
