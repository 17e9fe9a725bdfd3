import type { Change } from '../../io/index.ts';
import { printJson } from '../../values/index.ts';

/** GitHub's own number of the app as which Actions sets a status. */
const ACTIONS = 15_368;
/** Of the role of administrators in every repository. */
const ADMINISTRATORS = 5;

/**
 * Who must agree to a change of what is dangerous: all but content, and in it the keys, the site's address and pages
 * that run code.
 * @param owner  a person or a team, as `zoe` or `acme/maintainers`
 */
export const codeOwners = (owner: string): Change => ({
  path: '.github/CODEOWNERS',
  text: `# Who must agree to a change. The last line that fits counts; one without an owner asks for nobody.
# An organisation by itself cannot own files: write people, or a team as @acme/maintainers.
* @${owner}
/content/
/content/keys/ @${owner}
/content/pages/ @${owner}
/content/site.yaml @${owner}
`,
});

/**
 * Rules for the default branch, to be imported under Settings, Rules, Rulesets: no push but by pull request, with the check
 * passed, and with the owners' word where a file has one. Administrators may merge without that word, and a deploy key,
 * which job `issue` of publish.yml has, may push what it seals.
 */
export const ruleset: Change = {
  path: '.github/rulesets/main.json',
  text: printJson({
    name: 'Haversack',
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    rules: [
      { type: 'deletion' },
      { type: 'non_fast_forward' },
      {
        type: 'pull_request',
        parameters: {
          required_approving_review_count: 0,
          dismiss_stale_reviews_on_push: true,
          require_code_owner_review: true,
          require_last_push_approval: false,
          required_review_thread_resolution: false,
        },
      },
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: false,
          do_not_enforce_on_create: false,
          required_status_checks: [{ context: 'haversack', integration_id: ACTIONS }],
        },
      },
    ],
    bypass_actors: [
      { actor_id: ADMINISTRATORS, actor_type: 'RepositoryRole', bypass_mode: 'pull_request' },
      { actor_id: null, actor_type: 'DeployKey', bypass_mode: 'always' },
    ],
  }),
};

/** Proposes newer versions of Haversack's workflows, each pinned to its commit, once they have been out for a week. */
export const renovate: Change = {
  path: '.github/renovate.json',
  text: printJson({
    $schema: 'https://docs.renovatebot.com/renovate-schema.json',
    extends: ['config:recommended', 'helpers:pinGitHubActionDigests'],
    minimumReleaseAge: '7 days',
    packageRules: [{ matchManagers: ['github-actions'], groupName: 'workflows' }],
  }),
};
