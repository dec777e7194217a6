using System.Text.Json;

namespace Takt.Evaluations;

/// <summary>What somebody has begun to write and not sent: the kernel's kept form of the page's address, one for each theme.</summary>
static class ContributionDrafts
{
    extension(Db db)
    {
        /// <summary>The actor's own draft of an address, the newest if a session that ended left another.</summary>
        public IQueryable<Draft> DraftOf(string address)
        {
            var person = db.Actor.PersonId;
            return db
                .Drafts.Where(d => d.PersonId == person && d.Address == address)
                .OrderByDescending(d => d.At)
                .ThenByDescending(d => d.Id);
        }

        /// <summary>Puts the form aside; the caller saves.</summary>
        public async Task KeepDraft(string address, ContributeForm form, DateTime now, CancellationToken cancel)
        {
            var fields = JsonSerializer.Serialize(
                new Dictionary<string, string[]>
                {
                    ["Form.Key"] = [form.Key ?? ""],
                    ["Form.Text"] = [form.Text ?? ""],
                    ["Form.Proposal"] = [form.Proposal ?? ""],
                }
            );
            if (await db.DraftOf(address).FirstOrDefaultAsync(cancel) is { } draft)
            {
                (draft.Fields, draft.At) = (fields, now);
            }
            else
            {
                db.Drafts.Add(
                    new()
                    {
                        PersonId = db.Actor.PersonId!.Value,
                        Address = address,
                        Fields = fields,
                        At = now,
                    }
                );
            }
        }

        /// <summary>Removes the draft, and any other kept form of the address; the caller saves.</summary>
        public async Task ForgetDraft(string address, CancellationToken cancel) =>
            db.Drafts.RemoveRange(await db.DraftOf(address).ToListAsync(cancel));
    }
}
