import type { ErrorCode } from 'yaml';

/** What is wrong with a text that is no YAML, by the code of its reader. */
export const yamlFaults: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'a reference such as `*name` has neither an anchor nor a tag',
  BAD_ALIAS: 'this reference has no name that YAML knows',
  BAD_COLLECTION_TYPE: 'the tag before this calls it something else than it is',
  BAD_DIRECTIVE: 'no setting begins with `%`',
  BAD_DQ_ESCAPE: 'this `\\` is no escape that YAML knows; in single quotes it is only itself',
  BAD_INDENT: 'a bracket is open here that is not closed, or this is not as far in as it should be',
  BAD_PROP_ORDER: 'an anchor or a tag stands where none can',
  BAD_SCALAR_START: 'no value begins with this sign; put it in quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'this is further in than the line before allows, or has a second `: `, which belongs in quotes',
  BLOCK_IN_FLOW: 'between brackets a comma stands between two settings',
  DUPLICATE_KEY: 'a key stands here twice',
  IMPOSSIBLE: 'this has no place here',
  KEY_OVER_1024_CHARS: 'a key has more than 1024 characters',
  MISSING_CHAR: 'a quote, a bracket, a comma or a space is missing here',
  MULTILINE_IMPLICIT_KEY: 'a key has no `: ` behind it on its line',
  MULTIPLE_ANCHORS: 'a value has two anchors',
  MULTIPLE_DOCS: '`---` begins a second document, and settings are one',
  MULTIPLE_TAGS: 'a value has two tags',
  NON_STRING_KEY: 'a key is no text',
  RESOURCE_EXHAUSTION: 'it is nested far deeper than any setting',
  TAB_AS_INDENT: 'a tab indents this line; use spaces',
  TAG_RESOLVE_FAILED: 'the value is not what the tag before it says',
  UNEXPECTED_TOKEN: 'this has no place here',
};
