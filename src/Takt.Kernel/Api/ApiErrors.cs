namespace Takt.Kernel;

/// <summary>What is wrong with what was sent, gathered so that it is told all at once.</summary>
public sealed class ApiErrors
{
    readonly List<(string Field, string Message)> found = [];

    /// <summary>Whether there is any.</summary>
    public bool Any => found.Count > 0;

    /// <summary>Notes a mistake at a field as programs know it: "expectedEffect".</summary>
    public void Add(string field, string message) => found.Add((field, message));

    /// <summary>Takes mistakes told by what also reads forms: "Form.Due" is due.</summary>
    /// <param name="named">Fields that are called something else here, by their name in the form.</param>
    public Action<string, string> FromForm(params (string Form, string Field)[] named) =>
        (field, message) => Add(FieldOf(field, named), message);

    /// <summary>Refuses when anything is wrong.</summary>
    /// <exception cref="ApiRefusal">Something is.</exception>
    public void Check(ApiFault fault)
    {
        if (Any)
        {
            var byField = found.GroupBy(f => f.Field).ToDictionary(g => g.Key, g => g.Select(f => f.Message).Distinct().ToArray());
            throw new ApiRefusal(ApiProblem.Of(fault, string.Join(' ', found.Select(f => f.Message).Distinct()), byField));
        }
    }

    /// <summary>A rule's no, as a problem.</summary>
    public static ApiProblem Of(Refusal refusal, params (string Form, string Field)[] named) =>
        refusal.Field is { Length: > 0 } field
            ? ApiProblem.Of(
                ApiFault.Invalid,
                refusal.Message,
                new Dictionary<string, string[]> { [FieldOf(field, named)] = [refusal.Message] }
            )
            : ApiProblem.Of(ApiFault.Refused, refusal.Message);

    static string FieldOf(string field, (string Form, string Field)[] named)
    {
        var own = field.StartsWith("Form.", StringComparison.Ordinal) ? field["Form.".Length..] : field;
        return Array.Find(named, n => n.Form == own).Field ?? char.ToLowerInvariant(own[0]) + own[1..];
    }
}
