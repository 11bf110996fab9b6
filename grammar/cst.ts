// Generated from parser.ts; `npm run test:update` writes it anew.
import type { CstNode, ICstVisitor, IToken } from 'chevrotain';

export interface WindowCstNode extends CstNode {
  name: 'window';
  children: WindowCstChildren;
}

export type WindowCstChildren = {
  lastWindow?: LastWindowCstNode[];
  lastPeriod?: LastPeriodCstNode[];
  thisPeriod?: ThisPeriodCstNode[];
  Today?: IToken[];
  Yesterday?: IToken[];
  agoWindow?: AgoWindowCstNode[];
  onWindow?: OnWindowCstNode[];
  sinceWindow?: SinceWindowCstNode[];
  beforeWindow?: BeforeWindowCstNode[];
  fromWindow?: FromWindowCstNode[];
  afterWindow?: AfterWindowCstNode[];
  Ever?: IToken[];
};

export interface LastWindowCstNode extends CstNode {
  name: 'lastWindow';
  children: LastWindowCstChildren;
}

export type LastWindowCstChildren = {
  In: IToken[];
  Last: IToken[];
  NumberLiteral: IToken[];
  Complete?: IToken[];
  OperandName: IToken[];
};

export interface LastPeriodCstNode extends CstNode {
  name: 'lastPeriod';
  children: LastPeriodCstChildren;
}

export type LastPeriodCstChildren = {
  Last: IToken[];
  OperandName: IToken[];
};

export interface ThisPeriodCstNode extends CstNode {
  name: 'thisPeriod';
  children: ThisPeriodCstChildren;
}

export type ThisPeriodCstChildren = {
  This: IToken[];
  OperandName: IToken[];
};

export interface AgoWindowCstNode extends CstNode {
  name: 'agoWindow';
  children: AgoWindowCstChildren;
}

export type AgoWindowCstChildren = {
  Between: IToken[];
  NumberLiteral: IToken[];
  And: IToken[];
  OperandName: IToken[];
  Ago: IToken[];
};

export interface OnWindowCstNode extends CstNode {
  name: 'onWindow';
  children: OnWindowCstChildren;
}

export type OnWindowCstChildren = {
  On: IToken[];
  DateLiteral: IToken[];
};

export interface SinceWindowCstNode extends CstNode {
  name: 'sinceWindow';
  children: SinceWindowCstChildren;
}

export type SinceWindowCstChildren = {
  Since: IToken[];
  moment: MomentCstNode[];
};

export interface BeforeWindowCstNode extends CstNode {
  name: 'beforeWindow';
  children: BeforeWindowCstChildren;
}

export type BeforeWindowCstChildren = {
  Before: IToken[];
  moment: MomentCstNode[];
};

export interface FromWindowCstNode extends CstNode {
  name: 'fromWindow';
  children: FromWindowCstChildren;
}

export type FromWindowCstChildren = {
  From: IToken[];
  moment: MomentCstNode[];
  To: IToken[];
};

export interface AfterWindowCstNode extends CstNode {
  name: 'afterWindow';
  children: AfterWindowCstChildren;
}

export type AfterWindowCstChildren = {
  Within: IToken[];
  length: LengthCstNode[];
  After: IToken[];
  firstEvent?: FirstEventCstNode[];
  operandPath?: OperandPathCstNode[];
};

export interface FirstEventCstNode extends CstNode {
  name: 'firstEvent';
  children: FirstEventCstChildren;
}

export type FirstEventCstChildren = {
  The: IToken[];
  Ordinal?: IToken[];
  Last?: IToken[];
  filteredEvents: FilteredEventsCstNode[];
};

export interface FilteredEventsCstNode extends CstNode {
  name: 'filteredEvents';
  children: FilteredEventsCstChildren;
}

export type FilteredEventsCstChildren = {
  LeftParen?: IToken[];
  events?: EventsCstNode[];
  whereClause?: WhereClauseCstNode[];
  RightParen?: IToken[];
};

export interface LengthCstNode extends CstNode {
  name: 'length';
  children: LengthCstChildren;
}

export type LengthCstChildren = {
  NumberLiteral: IToken[];
  OperandName: IToken[];
};

export interface MomentCstNode extends CstNode {
  name: 'moment';
  children: MomentCstChildren;
}

export type MomentCstChildren = {
  DateLiteral?: IToken[];
  TimestampLiteral?: IToken[];
};

export interface BehaviourCstNode extends CstNode {
  name: 'behaviour';
  children: BehaviourCstChildren;
}

export type BehaviourCstChildren = {
  Did: IToken[];
  Not?: IToken[];
  step: StepCstNode[];
  laterStep?: LaterStepCstNode[];
};

export interface LaterStepCstNode extends CstNode {
  name: 'laterStep';
  children: LaterStepCstChildren;
}

export type LaterStepCstChildren = {
  Then: IToken[];
  Not?: IToken[];
  step: StepCstNode[];
};

export interface StepCstNode extends CstNode {
  name: 'step';
  children: StepCstChildren;
}

export type StepCstChildren = {
  LeftParen?: IToken[];
  events?: EventsCstNode[];
  innerClause?: ClauseCstNode[];
  RightParen?: IToken[];
  clause?: ClauseCstNode[];
};

export interface EventsCstNode extends CstNode {
  name: 'events';
  children: EventsCstChildren;
}

export type EventsCstChildren = {
  Any?: IToken[];
  listedEvents?: ListedEventsCstNode[];
  Event?: IToken[];
  Name?: IToken[];
};

export interface ListedEventsCstNode extends CstNode {
  name: 'listedEvents';
  children: ListedEventsCstChildren;
}

export type ListedEventsCstChildren = {
  Of: IToken[];
  LeftParen: IToken[];
  Name: IToken[];
  Comma?: IToken[];
  RightParen: IToken[];
};

export interface ClauseCstNode extends CstNode {
  name: 'clause';
  children: ClauseCstChildren;
}

export type ClauseCstChildren = {
  countClause?: CountClauseCstNode[];
  occurrenceClause?: OccurrenceClauseCstNode[];
  periodsClause?: PeriodsClauseCstNode[];
  withinClause?: WithinClauseCstNode[];
  allWithinClause?: AllWithinClauseCstNode[];
  asClause?: AsClauseCstNode[];
  scanClause?: ScanClauseCstNode[];
};

export interface WithinClauseCstNode extends CstNode {
  name: 'withinClause';
  children: WithinClauseCstChildren;
}

export type WithinClauseCstChildren = {
  Within: IToken[];
  length: LengthCstNode[];
};

export interface AllWithinClauseCstNode extends CstNode {
  name: 'allWithinClause';
  children: AllWithinClauseCstChildren;
}

export type AllWithinClauseCstChildren = {
  All: IToken[];
  Within: IToken[];
  length: LengthCstNode[];
};

export interface AsClauseCstNode extends CstNode {
  name: 'asClause';
  children: AsClauseCstChildren;
}

export type AsClauseCstChildren = {
  As: IToken[];
  Name: IToken[];
};

export interface OccurrenceClauseCstNode extends CstNode {
  name: 'occurrenceClause';
  children: OccurrenceClauseCstChildren;
}

export type OccurrenceClauseCstChildren = {
  For?: IToken[];
  The?: IToken[];
  Ordinal?: IToken[];
  Last?: IToken[];
  Time: IToken[];
  distance?: DistanceCstNode[];
};

export interface DistanceCstNode extends CstNode {
  name: 'distance';
  children: DistanceCstChildren;
}

export type DistanceCstChildren = {
  More?: IToken[];
  Less?: IToken[];
  Than: IToken[];
  NumberLiteral: IToken[];
  OperandName: IToken[];
  Ago: IToken[];
};

export interface PeriodsClauseCstNode extends CstNode {
  name: 'periodsClause';
  children: PeriodsClauseCstChildren;
}

export type PeriodsClauseCstChildren = {
  On: IToken[];
  At: IToken[];
  Least: IToken[];
  sum: SumCstNode[];
  Distinct?: IToken[];
  OperandName?: IToken[];
  In?: IToken[];
  A?: IToken[];
  Row?: IToken[];
};

export interface RegularityCstNode extends CstNode {
  name: 'regularity';
  children: RegularityCstChildren;
}

export type RegularityCstChildren = {
  A: IToken[];
  OperandName: IToken[];
  In: IToken[];
  NumberLiteral: IToken[];
  Of: IToken[];
  The: IToken[];
  Last: IToken[];
};

export interface ScanClauseCstNode extends CstNode {
  name: 'scanClause';
  children: ScanClauseCstChildren;
}

export type ScanClauseCstChildren = {
  whereClause?: WhereClauseCstNode[];
  window?: WindowCstNode[];
};

export interface CountClauseCstNode extends CstNode {
  name: 'countClause';
  children: CountClauseCstChildren;
}

export type CountClauseCstChildren = {
  At?: IToken[];
  Least?: IToken[];
  Most?: IToken[];
  Once?: IToken[];
  regularity?: RegularityCstNode[];
  sum?: SumCstNode[];
  times?: TimesCstNode[];
  Exactly?: IToken[];
  More?: IToken[];
  Less?: IToken[];
  Than?: IToken[];
  Between?: IToken[];
  And?: IToken[];
};

export interface TimesCstNode extends CstNode {
  name: 'times';
  children: TimesCstChildren;
}

export type TimesCstChildren = {
  Times?: IToken[];
  Time?: IToken[];
  regularity?: RegularityCstNode[];
  withSame?: WithSameCstNode[];
};

export interface WithSameCstNode extends CstNode {
  name: 'withSame';
  children: WithSameCstChildren;
}

export type WithSameCstChildren = {
  With: IToken[];
  The: IToken[];
  Same: IToken[];
  operandPath: OperandPathCstNode[];
};

export interface WhereClauseCstNode extends CstNode {
  name: 'whereClause';
  children: WhereClauseCstChildren;
}

export type WhereClauseCstChildren = {
  Where: IToken[];
  Not?: IToken[];
  whereClauseNegated?: WhereClauseNegatedCstNode[];
  comparison?: ComparisonCstNode[];
};

export interface WhereClauseNegatedCstNode extends CstNode {
  name: 'whereClauseNegated';
  children: WhereClauseNegatedCstChildren;
}

export type WhereClauseNegatedCstChildren = {
  comparison: ComparisonCstNode[];
};

export interface MembershipCstNode extends CstNode {
  name: 'membership';
  children: MembershipCstChildren;
}

export type MembershipCstChildren = {
  In: IToken[];
  Segment?: IToken[];
  Name?: IToken[];
  List?: IToken[];
  sample?: SampleCstNode[];
};

export interface SampleCstNode extends CstNode {
  name: 'sample';
  children: SampleCstChildren;
}

export type SampleCstChildren = {
  Sample: IToken[];
  share: ShareCstNode[];
  To?: IToken[];
  Seed: IToken[];
  StringLiteral: IToken[];
};

export interface ShareCstNode extends CstNode {
  name: 'share';
  children: ShareCstChildren;
}

export type ShareCstChildren = {
  NumberLiteral: IToken[];
  Percent: IToken[];
};

export interface StoppedCstNode extends CstNode {
  name: 'stopped';
  children: StoppedCstChildren;
}

export type StoppedCstChildren = {
  Stopped: IToken[];
  events: EventsCstNode[];
  whereClause?: WhereClauseCstNode[];
  Colon: IToken[];
  In: IToken[];
  Last: IToken[];
  length: LengthCstNode[];
  Comma: IToken[];
  Quiet: IToken[];
};

export interface RestartedCstNode extends CstNode {
  name: 'restarted';
  children: RestartedCstChildren;
}

export type RestartedCstChildren = {
  Restarted: IToken[];
  events: EventsCstNode[];
  whereClause?: WhereClauseCstNode[];
  In: IToken[];
  Last: IToken[];
  length: LengthCstNode[];
  After: IToken[];
  Quiet: IToken[];
};

export interface MoreOftenCstNode extends CstNode {
  name: 'moreOften';
  children: MoreOftenCstChildren;
}

export type MoreOftenCstChildren = {
  Did: IToken[];
  Not?: IToken[];
  More: IToken[];
  filteredEvents: FilteredEventsCstNode[];
  Than: IToken[];
  scanClause?: ScanClauseCstNode[];
};

export interface SinceCstNode extends CstNode {
  name: 'since';
  children: SinceCstChildren;
}

export type SinceCstChildren = {
  OperandName: IToken[];
  Since: IToken[];
  The: IToken[];
  Last?: IToken[];
  First?: IToken[];
  events: EventsCstNode[];
  valueClauses: ValueClausesCstNode[];
};

export interface AverageGapCstNode extends CstNode {
  name: 'averageGap';
  children: AverageGapCstChildren;
}

export type AverageGapCstChildren = {
  Average: IToken[];
  OperandName: IToken[];
  Between: IToken[];
  events: EventsCstNode[];
  valueClauses: ValueClausesCstNode[];
};

export interface ValueClausesCstNode extends CstNode {
  name: 'valueClauses';
  children: ValueClausesCstChildren;
}

export type ValueClausesCstChildren = {
  scanClause?: ScanClauseCstNode[];
};

export interface RankCstNode extends CstNode {
  name: 'rank';
  children: RankCstChildren;
}

export type RankCstChildren = {
  Top?: IToken[];
  Bottom?: IToken[];
  NumberLiteral: IToken[];
  Percent?: IToken[];
  ranking: RankingCstNode[];
};

export interface ScoreCstNode extends CstNode {
  name: 'score';
  children: ScoreCstChildren;
}

export type ScoreCstChildren = {
  Score: IToken[];
  NumberLiteral: IToken[];
  ranking: RankingCstNode[];
};

export interface RankingCstNode extends CstNode {
  name: 'ranking';
  children: RankingCstChildren;
}

export type RankingCstChildren = {
  By: IToken[];
  sum: SumCstNode[];
  Per?: IToken[];
  operandPath?: OperandPathCstNode[];
  Among?: IToken[];
  LeftParen?: IToken[];
  expression?: ExpressionCstNode[];
  RightParen?: IToken[];
};

export interface LocalPartCstNode extends CstNode {
  name: 'localPart';
  children: LocalPartCstChildren;
}

export type LocalPartCstChildren = {
  Local: IToken[];
  OperandName: IToken[];
  Of?: IToken[];
  operandPath?: OperandPathCstNode[];
  At?: IToken[];
};

export interface HasTailCstNode extends CstNode {
  name: 'hasTail';
  children: HasTailCstChildren;
}

export type HasTailCstChildren = {
  Has: IToken[];
  No?: IToken[];
  sum: SumCstNode[];
  ignoringCase?: IgnoringCaseCstNode[];
};

export interface IgnoringCaseCstNode extends CstNode {
  name: 'ignoringCase';
  children: IgnoringCaseCstChildren;
}

export type IgnoringCaseCstChildren = {
  Ignoring: IToken[];
  Case: IToken[];
};

export interface AnyItemCstNode extends CstNode {
  name: 'anyItem';
  children: AnyItemCstChildren;
}

export type AnyItemCstChildren = {
  Any: IToken[];
  Name: IToken[];
  In: IToken[];
  operandPath: OperandPathCstNode[];
  whereClause: WhereClauseCstNode[];
};

export interface SizeCstNode extends CstNode {
  name: 'size';
  children: SizeCstChildren;
}

export type SizeCstChildren = {
  Size: IToken[];
  Of: IToken[];
  operandPath: OperandPathCstNode[];
};

export interface ExpressionCstNode extends CstNode {
  name: 'expression';
  children: ExpressionCstChildren;
}

export type ExpressionCstChildren = {
  negation: NegationCstNode[];
  link?: LinkCstNode[];
};

export interface LinkCstNode extends CstNode {
  name: 'link';
  children: LinkCstChildren;
}

export type LinkCstChildren = {
  And?: IToken[];
  negation?: NegationCstNode[];
  Or?: IToken[];
  unlinked?: UnlinkedCstNode[];
};

export interface UnlinkedCstNode extends CstNode {
  name: 'unlinked';
  children: UnlinkedCstChildren;
}

export type UnlinkedCstChildren = {
  Not?: IToken[];
  negation?: NegationCstNode[];
  behaviour?: BehaviourCstNode[];
};

export interface NegationCstNode extends CstNode {
  name: 'negation';
  children: NegationCstChildren;
}

export type NegationCstChildren = {
  Not?: IToken[];
  negation?: NegationCstNode[];
  comparison?: ComparisonCstNode[];
};

export interface ComparisonCstNode extends CstNode {
  name: 'comparison';
  children: ComparisonCstChildren;
}

export type ComparisonCstChildren = {
  sum: SumCstNode[];
  compareTail?: CompareTailCstNode[];
  inTail?: InTailCstNode[];
  textTail?: TextTailCstNode[];
  hasTail?: HasTailCstNode[];
  betweenTail?: BetweenTailCstNode[];
  isTail?: IsTailCstNode[];
  relativeTail?: RelativeTailCstNode[];
  Today?: IToken[];
  distanceTail?: DistanceTailCstNode[];
};

export interface CompareTailCstNode extends CstNode {
  name: 'compareTail';
  children: CompareTailCstChildren;
}

export type CompareTailCstChildren = {
  Equal?: IToken[];
  NotEqual?: IToken[];
  LessEqual?: IToken[];
  LessThan?: IToken[];
  GreaterEqual?: IToken[];
  GreaterThan?: IToken[];
  sum: SumCstNode[];
  ignoringCase?: IgnoringCaseCstNode[];
};

export interface InTailCstNode extends CstNode {
  name: 'inTail';
  children: InTailCstChildren;
}

export type InTailCstChildren = {
  Not?: IToken[];
  In: IToken[];
  LeftParen: IToken[];
  sum: SumCstNode[];
  Comma?: IToken[];
  RightParen: IToken[];
  ignoringCase?: IgnoringCaseCstNode[];
};

export interface TextTailCstNode extends CstNode {
  name: 'textTail';
  children: TextTailCstChildren;
}

export type TextTailCstChildren = {
  Contains?: IToken[];
  Matches?: IToken[];
  Does?: IToken[];
  Not?: IToken[];
  Contain?: IToken[];
  Match?: IToken[];
  Starts?: IToken[];
  Ends?: IToken[];
  With?: IToken[];
  sum: SumCstNode[];
  ignoringCase?: IgnoringCaseCstNode[];
};

export interface RelativeTailCstNode extends CstNode {
  name: 'relativeTail';
  children: RelativeTailCstChildren;
}

export type RelativeTailCstChildren = {
  In?: IToken[];
  Last?: IToken[];
  Next?: IToken[];
  NumberLiteral?: IToken[];
  Name?: IToken[];
  More?: IToken[];
  Less?: IToken[];
  Than?: IToken[];
  Ago?: IToken[];
};

export interface DistanceTailCstNode extends CstNode {
  name: 'distanceTail';
  children: DistanceTailCstChildren;
}

export type DistanceTailCstChildren = {
  Within: IToken[];
  NumberLiteral: IToken[];
  OperandName: IToken[];
  Of: IToken[];
  operand: OperandCstNode[];
};

export interface BetweenTailCstNode extends CstNode {
  name: 'betweenTail';
  children: BetweenTailCstChildren;
}

export type BetweenTailCstChildren = {
  Between: IToken[];
  sum: SumCstNode[];
  And: IToken[];
};

export interface IsTailCstNode extends CstNode {
  name: 'isTail';
  children: IsTailCstChildren;
}

export type IsTailCstChildren = {
  Is: IToken[];
  Not?: IToken[];
  Known?: IToken[];
  Missing?: IToken[];
  True?: IToken[];
  False?: IToken[];
};

export interface SumCstNode extends CstNode {
  name: 'sum';
  children: SumCstChildren;
}

export type SumCstChildren = {
  product: ProductCstNode[];
  Plus?: IToken[];
  Minus?: IToken[];
};

export interface ProductCstNode extends CstNode {
  name: 'product';
  children: ProductCstChildren;
}

export type ProductCstChildren = {
  operand: OperandCstNode[];
  Star?: IToken[];
  Slash?: IToken[];
};

export interface OperandCstNode extends CstNode {
  name: 'operand';
  children: OperandCstChildren;
}

export type OperandCstChildren = {
  StringLiteral?: IToken[];
  number?: NumberCstNode[];
  DateLiteral?: IToken[];
  TimestampLiteral?: IToken[];
  True?: IToken[];
  False?: IToken[];
  point?: PointCstNode[];
  parenthesis?: ParenthesisCstNode[];
  moreOften?: MoreOftenCstNode[];
  behaviour?: BehaviourCstNode[];
  age?: AgeCstNode[];
  anniversary?: AnniversaryCstNode[];
  version?: VersionCstNode[];
  localPart?: LocalPartCstNode[];
  membership?: MembershipCstNode[];
  atLeastOf?: AtLeastOfCstNode[];
  stopped?: StoppedCstNode[];
  restarted?: RestartedCstNode[];
  rank?: RankCstNode[];
  score?: ScoreCstNode[];
  since?: SinceCstNode[];
  averageGap?: AverageGapCstNode[];
  anyItem?: AnyItemCstNode[];
  size?: SizeCstNode[];
  aggregate?: AggregateCstNode[];
  operandPath?: OperandPathCstNode[];
};

export interface AggregateCstNode extends CstNode {
  name: 'aggregate';
  children: AggregateCstChildren;
}

export type AggregateCstChildren = {
  OperandName?: IToken[];
  aggregatedValue?: AggregatedValueCstNode[];
  Of?: IToken[];
  events: EventsCstNode[];
  valueClauses: ValueClausesCstNode[];
};

export interface AggregatedValueCstNode extends CstNode {
  name: 'aggregatedValue';
  children: AggregatedValueCstChildren;
}

export type AggregatedValueCstChildren = {
  NumberLiteral?: IToken[];
  LeftParen: IToken[];
  expression: ExpressionCstNode[];
  RightParen: IToken[];
};

export interface NumberCstNode extends CstNode {
  name: 'number';
  children: NumberCstChildren;
}

export type NumberCstChildren = {
  Minus?: IToken[];
  NumberLiteral: IToken[];
  Percent?: IToken[];
};

export interface AgeCstNode extends CstNode {
  name: 'age';
  children: AgeCstChildren;
}

export type AgeCstChildren = {
  Age: IToken[];
  Of: IToken[];
  operandPath: OperandPathCstNode[];
};

export interface AnniversaryCstNode extends CstNode {
  name: 'anniversary';
  children: AnniversaryCstChildren;
}

export type AnniversaryCstChildren = {
  Anniversary: IToken[];
  Of: IToken[];
  operandPath: OperandPathCstNode[];
};

export interface VersionCstNode extends CstNode {
  name: 'version';
  children: VersionCstChildren;
}

export type VersionCstChildren = {
  Version: IToken[];
  StringLiteral: IToken[];
};

export interface PointCstNode extends CstNode {
  name: 'point';
  children: PointCstChildren;
}

export type PointCstChildren = {
  LeftParen: IToken[];
  sum: SumCstNode[];
  Comma: IToken[];
  RightParen: IToken[];
};

export interface ParenthesisCstNode extends CstNode {
  name: 'parenthesis';
  children: ParenthesisCstChildren;
}

export type ParenthesisCstChildren = {
  LeftParen: IToken[];
  expression: ExpressionCstNode[];
  RightParen: IToken[];
};

export interface AtLeastOfCstNode extends CstNode {
  name: 'atLeastOf';
  children: AtLeastOfCstChildren;
}

export type AtLeastOfCstChildren = {
  At: IToken[];
  Least: IToken[];
  NumberLiteral: IToken[];
  Of: IToken[];
  LeftParen: IToken[];
  expression: ExpressionCstNode[];
  Comma?: IToken[];
  RightParen: IToken[];
};

export interface PathCstNode extends CstNode {
  name: 'path';
  children: PathCstChildren;
}

export type PathCstChildren = {
  Name: IToken[];
  Dot?: IToken[];
};

export interface OperandPathCstNode extends CstNode {
  name: 'operandPath';
  children: OperandPathCstChildren;
}

export type OperandPathCstChildren = {
  OperandName: IToken[];
  Dot?: IToken[];
  Name?: IToken[];
};

export interface TestDeclarationCstNode extends CstNode {
  name: 'testDeclaration';
  children: TestDeclarationCstChildren;
}

export type TestDeclarationCstChildren = {
  Test: IToken[];
  StringLiteral: IToken[];
  LeftBrace: IToken[];
  testStatement?: TestStatementCstNode[];
  RightBrace: IToken[];
};

export interface TestStatementCstNode extends CstNode {
  name: 'testStatement';
  children: TestStatementCstChildren;
}

export type TestStatementCstChildren = {
  asOfStatement?: AsOfStatementCstNode[];
  userStatement?: UserStatementCstNode[];
  paramStatement?: ParamStatementCstNode[];
  expectStatement?: ExpectStatementCstNode[];
  eventStatement?: EventStatementCstNode[];
};

export interface AsOfStatementCstNode extends CstNode {
  name: 'asOfStatement';
  children: AsOfStatementCstChildren;
}

export type AsOfStatementCstChildren = {
  As: IToken[];
  Of: IToken[];
  moment: MomentCstNode[];
};

export interface UserStatementCstNode extends CstNode {
  name: 'userStatement';
  children: UserStatementCstChildren;
}

export type UserStatementCstChildren = {
  User: IToken[];
  Name: IToken[];
  givenRecord?: GivenRecordCstNode[];
};

export interface ParamStatementCstNode extends CstNode {
  name: 'paramStatement';
  children: ParamStatementCstChildren;
}

export type ParamStatementCstChildren = {
  Param: IToken[];
  Name: IToken[];
  Equal: IToken[];
  givenValue: GivenValueCstNode[];
};

export interface EventStatementCstNode extends CstNode {
  name: 'eventStatement';
  children: EventStatementCstChildren;
}

export type EventStatementCstChildren = {
  Name: IToken[];
  Did: IToken[];
  givenRecord?: GivenRecordCstNode[];
  copies?: CopiesCstNode[];
  eventTimes: EventTimesCstNode[];
};

export interface CopiesCstNode extends CstNode {
  name: 'copies';
  children: CopiesCstChildren;
}

export type CopiesCstChildren = {
  NumberLiteral: IToken[];
  Times?: IToken[];
  Time?: IToken[];
};

export interface EventTimesCstNode extends CstNode {
  name: 'eventTimes';
  children: EventTimesCstChildren;
}

export type EventTimesCstChildren = {
  NumberLiteral?: IToken[];
  Comma?: IToken[];
  OperandName?: IToken[];
  Ago?: IToken[];
  At?: IToken[];
  TimestampLiteral?: IToken[];
  On?: IToken[];
  DateLiteral?: IToken[];
};

export interface ExpectStatementCstNode extends CstNode {
  name: 'expectStatement';
  children: ExpectStatementCstChildren;
}

export type ExpectStatementCstChildren = {
  Expect: IToken[];
  Name: IToken[];
  Equal?: IToken[];
  userList?: UserListCstNode[];
  Is?: IToken[];
  Empty?: IToken[];
  includesPart?: IncludesPartCstNode[];
  excludesPart?: ExcludesPartCstNode[];
  valuePart?: ValuePartCstNode[];
};

export interface IncludesPartCstNode extends CstNode {
  name: 'includesPart';
  children: IncludesPartCstChildren;
}

export type IncludesPartCstChildren = {
  Includes: IToken[];
  userList: UserListCstNode[];
};

export interface ExcludesPartCstNode extends CstNode {
  name: 'excludesPart';
  children: ExcludesPartCstChildren;
}

export type ExcludesPartCstChildren = {
  Excludes: IToken[];
  userList: UserListCstNode[];
};

export interface ValuePartCstNode extends CstNode {
  name: 'valuePart';
  children: ValuePartCstChildren;
}

export type ValuePartCstChildren = {
  Of: IToken[];
  Name: IToken[];
  Equal?: IToken[];
  givenValue?: GivenValueCstNode[];
  Is?: IToken[];
  Missing?: IToken[];
};

export interface UserListCstNode extends CstNode {
  name: 'userList';
  children: UserListCstChildren;
}

export type UserListCstChildren = {
  LeftParen: IToken[];
  Name?: IToken[];
  Comma?: IToken[];
  RightParen: IToken[];
};

export interface GivenRecordCstNode extends CstNode {
  name: 'givenRecord';
  children: GivenRecordCstChildren;
}

export type GivenRecordCstChildren = {
  LeftBrace: IToken[];
  givenProperty?: GivenPropertyCstNode[];
  RightBrace: IToken[];
};

export interface GivenPropertyCstNode extends CstNode {
  name: 'givenProperty';
  children: GivenPropertyCstChildren;
}

export type GivenPropertyCstChildren = {
  Name: IToken[];
  Colon: IToken[];
  givenValue: GivenValueCstNode[];
  Comma?: IToken[];
};

export interface GivenValueCstNode extends CstNode {
  name: 'givenValue';
  children: GivenValueCstChildren;
}

export type GivenValueCstChildren = {
  StringLiteral?: IToken[];
  number?: NumberCstNode[];
  DateLiteral?: IToken[];
  TimestampLiteral?: IToken[];
  True?: IToken[];
  False?: IToken[];
  Missing?: IToken[];
  givenList?: GivenListCstNode[];
  givenRecord?: GivenRecordCstNode[];
};

export interface GivenListCstNode extends CstNode {
  name: 'givenList';
  children: GivenListCstChildren;
}

export type GivenListCstChildren = {
  LeftParen: IToken[];
  givenValue?: GivenValueCstNode[];
  Comma?: IToken[];
  RightParen: IToken[];
};

export interface SectionCstNode extends CstNode {
  name: 'section';
  children: SectionCstChildren;
}

export type SectionCstChildren = {
  descriptionSection?: DescriptionSectionCstNode[];
  ownerSection?: OwnerSectionCstNode[];
  tagsSection?: TagsSectionCstNode[];
  timeZoneSection?: TimeZoneSectionCstNode[];
  refreshSection?: RefreshSectionCstNode[];
  sizeSection?: SizeSectionCstNode[];
  changeSection?: ChangeSectionCstNode[];
  exportSection?: ExportSectionCstNode[];
  membersSection?: MembersSectionCstNode[];
};

export interface DescriptionSectionCstNode extends CstNode {
  name: 'descriptionSection';
  children: DescriptionSectionCstChildren;
}

export type DescriptionSectionCstChildren = {
  Description: IToken[];
  StringLiteral: IToken[];
};

export interface OwnerSectionCstNode extends CstNode {
  name: 'ownerSection';
  children: OwnerSectionCstChildren;
}

export type OwnerSectionCstChildren = {
  Owner: IToken[];
  StringLiteral: IToken[];
};

export interface TagsSectionCstNode extends CstNode {
  name: 'tagsSection';
  children: TagsSectionCstChildren;
}

export type TagsSectionCstChildren = {
  Tags: IToken[];
  StringLiteral: IToken[];
  Comma?: IToken[];
};

export interface TimeZoneSectionCstNode extends CstNode {
  name: 'timeZoneSection';
  children: TimeZoneSectionCstChildren;
}

export type TimeZoneSectionCstChildren = {
  Time: IToken[];
  Zone: IToken[];
  StringLiteral: IToken[];
};

export interface RefreshSectionCstNode extends CstNode {
  name: 'refreshSection';
  children: RefreshSectionCstChildren;
}

export type RefreshSectionCstChildren = {
  Refresh: IToken[];
  schedule: ScheduleCstNode[];
  afterData?: AfterDataCstNode[];
};

export interface ScheduleCstNode extends CstNode {
  name: 'schedule';
  children: ScheduleCstChildren;
}

export type ScheduleCstChildren = {
  dailySchedule?: DailyScheduleCstNode[];
  Hourly?: IToken[];
  weeklySchedule?: WeeklyScheduleCstNode[];
  everySchedule?: EveryScheduleCstNode[];
  StringLiteral?: IToken[];
};

export interface DailyScheduleCstNode extends CstNode {
  name: 'dailySchedule';
  children: DailyScheduleCstChildren;
}

export type DailyScheduleCstChildren = {
  Daily: IToken[];
  At: IToken[];
  ClockTime: IToken[];
};

export interface WeeklyScheduleCstNode extends CstNode {
  name: 'weeklySchedule';
  children: WeeklyScheduleCstChildren;
}

export type WeeklyScheduleCstChildren = {
  Weekly: IToken[];
  On: IToken[];
  OperandName: IToken[];
  At: IToken[];
  ClockTime: IToken[];
};

export interface EveryScheduleCstNode extends CstNode {
  name: 'everySchedule';
  children: EveryScheduleCstChildren;
}

export type EveryScheduleCstChildren = {
  Every: IToken[];
  length: LengthCstNode[];
};

export interface AfterDataCstNode extends CstNode {
  name: 'afterData';
  children: AfterDataCstChildren;
}

export type AfterDataCstChildren = {
  After: IToken[];
  Data: IToken[];
  Is: IToken[];
  Complete: IToken[];
  Comma?: IToken[];
  Wait?: IToken[];
  Up?: IToken[];
  To?: IToken[];
  length?: LengthCstNode[];
};

export interface SizeSectionCstNode extends CstNode {
  name: 'sizeSection';
  children: SizeSectionCstChildren;
}

export type SizeSectionCstChildren = {
  Expect: IToken[];
  Size: IToken[];
  Between?: IToken[];
  NumberLiteral?: IToken[];
  And?: IToken[];
  At?: IToken[];
  Least?: IToken[];
  Most?: IToken[];
};

export interface ChangeSectionCstNode extends CstNode {
  name: 'changeSection';
  children: ChangeSectionCstChildren;
}

export type ChangeSectionCstChildren = {
  Expect: IToken[];
  Change: IToken[];
  LessThan?: IToken[];
  LessEqual?: IToken[];
  NumberLiteral: IToken[];
  Percent: IToken[];
};

export interface ExportSectionCstNode extends CstNode {
  name: 'exportSection';
  children: ExportSectionCstChildren;
}

export type ExportSectionCstChildren = {
  Export: IToken[];
  path: PathCstNode[];
  Comma?: IToken[];
};

export interface MembersSectionCstNode extends CstNode {
  name: 'membersSection';
  children: MembersSectionCstChildren;
}

export type MembersSectionCstChildren = {
  Members: IToken[];
  expression: ExpressionCstNode[];
};

export interface DeclarationCstNode extends CstNode {
  name: 'declaration';
  children: DeclarationCstChildren;
}

export type DeclarationCstChildren = {
  importDeclaration?: ImportDeclarationCstNode[];
  eventDeclaration?: EventDeclarationCstNode[];
  userDeclaration?: UserDeclarationCstNode[];
  segmentDeclaration?: SegmentDeclarationCstNode[];
  traitDeclaration?: TraitDeclarationCstNode[];
  paramDeclaration?: ParamDeclarationCstNode[];
  listDeclaration?: ListDeclarationCstNode[];
  testDeclaration?: TestDeclarationCstNode[];
};

export interface ImportDeclarationCstNode extends CstNode {
  name: 'importDeclaration';
  children: ImportDeclarationCstChildren;
}

export type ImportDeclarationCstChildren = {
  Import: IToken[];
  StringLiteral: IToken[];
};

export interface EventDeclarationCstNode extends CstNode {
  name: 'eventDeclaration';
  children: EventDeclarationCstChildren;
}

export type EventDeclarationCstChildren = {
  Event: IToken[];
  Name: IToken[];
  StringLiteral?: IToken[];
  LeftBrace: IToken[];
  field?: FieldCstNode[];
  RightBrace: IToken[];
};

export interface UserDeclarationCstNode extends CstNode {
  name: 'userDeclaration';
  children: UserDeclarationCstChildren;
}

export type UserDeclarationCstChildren = {
  User: IToken[];
  LeftBrace: IToken[];
  field?: FieldCstNode[];
  RightBrace: IToken[];
};

export interface FieldCstNode extends CstNode {
  name: 'field';
  children: FieldCstChildren;
}

export type FieldCstChildren = {
  Name: IToken[];
  Colon: IToken[];
  type: TypeCstNode[];
  Comma?: IToken[];
};

export interface TypeCstNode extends CstNode {
  name: 'type';
  children: TypeCstChildren;
}

export type TypeCstChildren = {
  List?: IToken[];
  Of?: IToken[];
  type?: TypeCstNode[];
  Record?: IToken[];
  LeftBrace?: IToken[];
  field?: FieldCstNode[];
  RightBrace?: IToken[];
  Identifier?: IToken[];
};

export interface TraitDeclarationCstNode extends CstNode {
  name: 'traitDeclaration';
  children: TraitDeclarationCstChildren;
}

export type TraitDeclarationCstChildren = {
  Trait: IToken[];
  Name: IToken[];
  StringLiteral?: IToken[];
  timeZoneSection?: TimeZoneSectionCstNode[];
  Equal: IToken[];
  expression: ExpressionCstNode[];
};

export interface ParamDeclarationCstNode extends CstNode {
  name: 'paramDeclaration';
  children: ParamDeclarationCstChildren;
}

export type ParamDeclarationCstChildren = {
  Param: IToken[];
  Name: IToken[];
  Colon: IToken[];
  type: TypeCstNode[];
  Equal?: IToken[];
  operand?: OperandCstNode[];
};

export interface ListDeclarationCstNode extends CstNode {
  name: 'listDeclaration';
  children: ListDeclarationCstChildren;
}

export type ListDeclarationCstChildren = {
  List: IToken[];
  Name: IToken[];
  From: IToken[];
  StringLiteral: IToken[];
};

export interface SegmentDeclarationCstNode extends CstNode {
  name: 'segmentDeclaration';
  children: SegmentDeclarationCstChildren;
}

export type SegmentDeclarationCstChildren = {
  Segment: IToken[];
  Name: IToken[];
  StringLiteral?: IToken[];
  LeftBrace: IToken[];
  section?: SectionCstNode[];
  RightBrace: IToken[];
};
