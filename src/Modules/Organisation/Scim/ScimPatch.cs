using System.Text.Json;
using System.Text.Json.Nodes;

namespace Takt.Organisation;

/// <summary>What one step of a change does.</summary>
enum ScimVerb
{
    Add,
    Replace,
    Remove,
}

/// <summary>One step: a verb, what it is aimed at, and the value as it was sent.</summary>
sealed record ScimStep(ScimVerb Verb, ScimTarget Target, JsonElement Value);

/// <summary>
/// A change (RFC 7644, 3.5.2), as it is written there and as Entra ID writes it: verbs with capitals, "False", names with
/// dots or a whole path inside a value without a path, values to remove beside the path, and a value put where there was none
/// to replace.
/// </summary>
static class ScimPatch
{
    const int MostSteps = 1000;

    /// <summary>The steps of a change, in order. What Takt knows and does not keep is left out.</summary>
    public static IReadOnlyList<ScimStep> Read(JsonElement sent, ScimKind kind)
    {
        if (Property(sent, "Operations") is not { ValueKind: JsonValueKind.Array } operations)
        {
            throw ScimRefusal.Syntax("A change has a list named 'Operations'.");
        }

        if (operations.GetArrayLength() > MostSteps)
        {
            throw ScimRefusal.Syntax($"A change has at most {MostSteps} operations.");
        }

        return [.. operations.EnumerateArray().SelectMany(operation => Steps(operation, kind))];
    }

    static IEnumerable<ScimStep> Steps(JsonElement operation, ScimKind kind)
    {
        var said = Property(operation, "op") is { ValueKind: JsonValueKind.String } op ? op.GetString() : null;
        if (!Enum.TryParse<ScimVerb>(said, ignoreCase: true, out var verb) || !said!.All(char.IsAsciiLetter))
        {
            throw ScimRefusal.Syntax("An operation has an 'op': add, replace or remove.");
        }

        var value = Property(operation, "value") ?? default;
        return Property(operation, "path") switch
        {
            { ValueKind: JsonValueKind.String } path => Aimed(verb, path.GetString()!, value, kind, isSaid: true),
            null or { ValueKind: JsonValueKind.Null } when verb is ScimVerb.Remove => throw ScimRefusal.NoTarget(
                "To remove something takes a path."
            ),
            null or { ValueKind: JsonValueKind.Null } when value.ValueKind is JsonValueKind.Object => value
                .EnumerateObject()
                .SelectMany(p => Aimed(verb, p.Name, p.Value, kind, isSaid: false)),
            null or { ValueKind: JsonValueKind.Null } => throw ScimRefusal.Value("Without a path the value must be a JSON object."),
            _ => throw ScimRefusal.Path("A path is a text."),
        };
    }

    // A whole extension is aimed at part by part. In a value without a path, what Takt decides itself is passed over.
    static IEnumerable<ScimStep> Aimed(ScimVerb verb, string path, JsonElement value, ScimKind kind, bool isSaid)
    {
        if (kind.Schemas.FirstOrDefault(s => s.Id.Equals(path, StringComparison.OrdinalIgnoreCase)) is { } schema)
        {
            return verb is ScimVerb.Remove
                    ? schema.Attributes.Select(a => new ScimStep(
                        verb,
                        new(new(schema == kind.Core ? null : schema, a, null), Which: null, Part: null),
                        default
                    ))
                : value.ValueKind is JsonValueKind.Object
                    ? value.EnumerateObject().SelectMany(p => Aimed(verb, $"{schema.Id}:{p.Name}", p.Value, kind, isSaid: false))
                : throw ScimRefusal.Value($"'{schema.Id}' must be a JSON object.");
        }

        if (kind.IsLeftBe(path))
        {
            return [];
        }

        var target = ScimFilterReader.ReadTarget(path, kind);
        var isReadOnly = target.Path.Attribute.IsReadOnly || target.Part?.IsReadOnly == true;
        return !isReadOnly ? [new ScimStep(verb, target, value)]
            : isSaid && target.Path.Attribute.IsReadOnly ? throw ScimRefusal.ReadOnly($"'{target.Path}' is not changed from outside.")
            : [];
    }

    /// <summary>Takes one step on a resource.</summary>
    public static void Take(ScimStep step, JsonObject resource)
    {
        var (path, which, part) = step.Target;
        var holder = resource;
        if (path.Extension is { } extension)
        {
            holder = resource[extension.Id] as JsonObject ?? [];
            resource[extension.Id] ??= holder;
        }

        if (path.Attribute.IsMany)
        {
            holder[path.Attribute.Name] = which is null && part is null ? Whole(step, holder) : Chosen(step, holder, which, part);
        }
        else if (which is not null)
        {
            throw ScimRefusal.Path($"'{path}' has one value only; there is nothing to choose between.");
        }
        else
        {
            One(step, holder, part);
        }
    }

    static void One(ScimStep step, JsonObject holder, ScimAttribute? part)
    {
        var attribute = step.Target.Path.Attribute;
        if (step.Verb is ScimVerb.Remove)
        {
            if (part is null)
            {
                holder.Remove(attribute.Name);
            }
            else
            {
                (holder[attribute.Name] as JsonObject)?.Remove(part.Name);
            }
        }
        else if (part is not null)
        {
            var parts = holder[attribute.Name] as JsonObject ?? [];
            parts[part.Name] = ScimBody.Single(step.Value, part);
            holder[attribute.Name] ??= parts;
        }
        else if (ScimBody.Value(step.Value, attribute) is JsonObject { Count: > 0 } sent && holder[attribute.Name] is JsonObject before)
        {
            foreach (var (name, value) in sent.ToArray())
            {
                before[name] = value?.DeepClone();
            }
        }
        else
        {
            holder[attribute.Name] = ScimBody.Value(step.Value, attribute);
        }
    }

    // All values of an attribute: what is added takes the place of what has the same value or, as there is one of each, type.
    static JsonArray Whole(ScimStep step, JsonObject holder)
    {
        var attribute = step.Target.Path.Attribute;
        var before = (holder[attribute.Name] as JsonArray ?? []).OfType<JsonObject>().Select(o => (JsonObject)o.DeepClone());
        var sent = (ScimBody.Value(step.Value, attribute) as JsonArray ?? []).OfType<JsonObject>().Select(o => (JsonObject)o.DeepClone());
        var hasType = attribute.Find("type") is { IsReadOnly: false };
        JsonObject[] values = [.. sent];
        return step.Verb switch
        {
            ScimVerb.Replace => new([.. values]),
            ScimVerb.Add => new([
                .. before.Where(b => !Array.Exists(values, v => Is(v, b, "value") || (hasType && Is(v, b, "type")))),
                .. values,
            ]),
            _ when step.Value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null => [],
            _ => new([.. before.Where(b => !Array.Exists(values, v => Is(v, b, "value")))]),
        };
    }

    // Some values of an attribute, or a part of them.
    static JsonArray Chosen(ScimStep step, JsonObject holder, ScimFilter? which, ScimAttribute? part)
    {
        var attribute = step.Target.Path.Attribute;
        List<JsonObject> values =
        [
            .. (holder[attribute.Name] as JsonArray ?? []).OfType<JsonObject>().Select(o => (JsonObject)o.DeepClone()),
        ];
        var chosen = values.FindAll(v => which?.Holds(v) != false);
        if (step.Verb is ScimVerb.Remove)
        {
            foreach (var value in chosen)
            {
                if (part is null || part.Name == "value")
                {
                    values.Remove(value);
                }
                else
                {
                    value.Remove(part.Name);
                }
            }

            return new([.. values]);
        }

        if (chosen.Count == 0)
        {
            var made = new JsonObject();
            Fill(made, which);
            values.Add(made);
            chosen.Add(made);
        }

        foreach (var value in chosen)
        {
            if (part is not null)
            {
                value[part.Name] = ScimBody.Single(step.Value, part);
            }
            else if (ScimBody.Single(step.Value, attribute) is JsonObject parts)
            {
                foreach (var (name, sent) in parts.ToArray())
                {
                    value[name] = sent?.DeepClone();
                }
            }
        }

        return new([.. values]);
    }

    // A value that was chosen by what it is, and was not there, becomes that.
    static void Fill(JsonObject made, ScimFilter? which)
    {
        switch (which)
        {
            case ScimFilter.And(var left, var right):
                Fill(made, left);
                Fill(made, right);
                break;
            case ScimFilter.Compare { Operator: ScimOperator.Equal } compare:
                made[compare.Path.Attribute.Name] =
                    compare.Path.Attribute.Type is ScimType.Boolean ? compare.Flag : compare.Value.DeepClone();
                break;
            case null:
                break;
            default:
                throw ScimRefusal.NoTarget("There is no such value, and what it should be cannot be read from the path.");
        }
    }

    static bool Is(JsonObject one, JsonObject other, string part) =>
        one[part]?.GetValue<string>() is { } value && value.Equals(other[part]?.GetValue<string>(), StringComparison.OrdinalIgnoreCase);

    static JsonElement? Property(JsonElement of, string name)
    {
        if (of.ValueKind is not JsonValueKind.Object)
        {
            throw ScimRefusal.Syntax("The body must be a JSON object.");
        }

        foreach (var property in of.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }

        return null;
    }
}
