import { timer } from "../../kernel/timer.ts";
import { index, table, tally } from "../../kernel/table.ts";
import type { SimTime } from "../../kernel/time.ts";

export interface LogGroupRow {
  readonly logGroupName: string;
  readonly createdAt: SimTime;
  /** null: its lines are kept for ever. */
  readonly retentionInDays: number | null;
  readonly tags: Readonly<Record<string, string>>;
}

/** What a container wrote beside what follows from its times. */
export interface WrittenLine {
  readonly at: SimTime;
  readonly message: string;
}

/** What one container writes. Most of its lines follow from these facts, and are made when they are read. */
export interface LogStreamRow {
  readonly containerArn: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly instanceId: string;
  readonly image: string;
  /** Where it listens, inside. */
  readonly ports: readonly number[];
  /** Whose requests it takes a part of; null: nobody's. */
  readonly targetGroupArn: string | null;
  /** false: what it writes nobody may put into the stream. */
  readonly mayPut: boolean;
  readonly startedAt: SimTime;
  /** From then on it answers, if it lives that long. */
  readonly readyAt: SimTime;
  /** When it heeded a SIGTERM. */
  readonly signalledAt: SimTime | null;
  readonly endedAt: SimTime | null;
  readonly written: readonly WrittenLine[];
}

/** The requests of one minute, by target. */
export interface MinuteOfRequests {
  /** When the minute was over. */
  readonly at: SimTime;
  readonly requests: number;
  readonly failed: number;
}

/** What a target group's load came to in the last minutes, kept while somebody writes of it. */
export interface RequestCountRow {
  readonly targetGroupArn: string;
  /** Counts of the group when the last minute was over. */
  readonly answeredCount: number;
  readonly failedCount: number;
  readonly minutes: readonly MinuteOfRequests[];
}

/** Another minute of requests is over, of a target group. */
export const minuteEnds = timer("logs.minuteEnds");

export const logGroups = table<LogGroupRow>("logs.groups", "logGroupName", 10_000);
export const logStreams = table<LogStreamRow>("logs.streams", "containerArn");
export const requestCounts = table<RequestCountRow>("logs.requestCounts", "targetGroupArn");

export const streamsByGroup = index("byGroup", { table: logStreams, by: (stream) => stream.logGroupName });
export const endedByGroup = index("endedByGroup", { table: logStreams, by: (stream) => (stream.endedAt === null ? undefined : stream.logGroupName) });
export const liveByInstance = index("liveByInstance", { table: logStreams, by: (stream) => (stream.endedAt === null ? stream.instanceId : undefined) });
export const liveByTargetGroup = tally("liveByTargetGroup", { table: logStreams, by: (stream) => (stream.endedAt === null ? (stream.targetGroupArn ?? undefined) : undefined) });
