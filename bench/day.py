"""The day of bench/balanced.ts in SimPy: a thousand tasks in twenty services with health checks, metrics, alarms and scaling.

Says how many seconds it took, how many tasks ran on average and how often an alarm changed. Single requests, networks, rights, prices and all words are left out, so it has less to do.
"""
import json
import random
import time

import simpy

# As src/aws/rules/load/curve.ts has them.
HOURS = [18, 12, 8, 5, 4, 6, 14, 28, 44, 58, 66, 72, 80, 76, 70, 68, 72, 80, 90, 98, 100, 86, 58, 34]
DAY = 86_400
SERVICES, INSTANCES, ROOM = 20, 90, 32
NIGHT, PEAK, NOISE = 50, 1_150, 0.05
PER_TASK = 25.0  # Requests per second at all of its CPU.
SECONDS_PER_REQUEST, SLOWEST = 0.04, 5.0
MEMORY, OF_MEMORY = 20.0, 256.0
TARGET, LEAST, MOST = 50.0, 5, 120
CHECKED_EVERY, PASSES, FAILURES = 30, 5, 2
CONNECTS, PULLS, FIRST_CHECK, DRAINS, ENDS, COOLDOWN = 1, 0.2, 18.8, 300, 1, 300


def load(at):
    hour, rest = divmod(at % DAY, 3_600)
    before, after = HOURS[int(hour)], HOURS[(int(hour) + 1) % 24]
    return NIGHT + (PEAK - NIGHT) * (before + (after - before) * rest / 3_600) / 100


class Metric:
    """A point each minute: how many were measured, their sum, the least and the most."""

    def __init__(self):
        self.points = []

    def add(self, samples):
        if samples:
            self.points.append((len(samples), sum(samples), min(samples), max(samples)))


class Alarm:
    """Goes off when so many averages in a row are beyond a threshold."""

    def __init__(self, metric, beyond, periods):
        self.metric, self.beyond, self.periods = metric, beyond, periods
        self.state, self.history = "INSUFFICIENT_DATA", []

    def look(self, now):
        window = self.metric.points[-self.periods:]
        if len(window) < self.periods:
            return
        state = "ALARM" if all(self.beyond(total / count) for count, total, _, _ in window) else "OK"
        if state != self.state:
            self.history.append((now, self.state, state))
            self.state = state


class Service:
    def __init__(self, env, number, instances):
        self.env, self.instances = env, instances
        self.noise = random.Random(number)
        self.tasks, self.seconds_per_request = [], SECONDS_PER_REQUEST
        self.cpu, self.memory = Metric(), Metric()
        self.high = Alarm(self.cpu, lambda average: average > TARGET, 3)
        self.low = Alarm(self.cpu, lambda average: average < 0.9 * TARGET, 15)
        self.full = Alarm(self.memory, lambda average: average > 90, 3)
        self.scaled_at = {"out": -COOLDOWN, "in": -COOLDOWN}
        self.running = []
        self.scale(50)
        env.process(self.minutes())

    def scale(self, desired):
        while len(self.tasks) < desired:
            self.tasks.append(Task(self.env, self))
        while len(self.tasks) > desired:
            self.tasks.pop().process.interrupt()

    def minutes(self):
        while True:
            yield self.env.timeout(60)
            self.serve(load(self.env.now) * (1 + self.noise.uniform(-NOISE, NOISE)))
            for alarm in (self.high, self.low, self.full):
                alarm.look(self.env.now)
            if self.high.state == "ALARM":
                self.follow("out")
            elif self.low.state == "ALARM":
                self.follow("in")
            self.running.append(len(self.tasks))

    def serve(self, offered):
        """Spreads the requests of a minute over the healthy tasks, and measures them."""
        serving = [task for task in self.tasks if task.healthy]
        each = offered / max(1, len(serving))
        busy = min(1.0, each / PER_TASK)
        self.seconds_per_request = SECONDS_PER_REQUEST / max(0.001, 1 - busy)
        self.cpu.add([task.cpu_percent(each) for task in serving])
        self.memory.add([task.memory_percent(each) for task in serving])

    def follow(self, way):
        """Target tracking: as many as would bring the last average to the target."""
        count, total, _, _ = self.cpu.points[-1]
        wanted = min(MOST, max(LEAST, int(-(-len(self.tasks) * (total / count) // TARGET))))
        is_change = wanted > len(self.tasks) if way == "out" else wanted < len(self.tasks)
        if is_change and self.env.now >= self.scaled_at[way] + COOLDOWN:
            self.scale(wanted)
            self.scaled_at[way] = self.env.now


class Task:
    def __init__(self, env, service):
        self.env, self.service = env, service
        self.status, self.healthy, self.passed, self.failed = "PENDING", False, 0, 0
        self.instance = min((one for one in range(INSTANCES) if service.instances[one] < ROOM), key=lambda one: (service.instances[one], one))
        service.instances[self.instance] += 1
        self.process = env.process(self.live())

    def cpu_percent(self, each):
        return min(100.0, 100.0 * each / PER_TASK)

    def memory_percent(self, each):
        return 100.0 * (MEMORY + each * self.service.seconds_per_request) / OF_MEMORY

    def live(self):
        try:
            yield self.env.timeout(CONNECTS)
            yield self.env.timeout(PULLS)
            self.status = "RUNNING"
            yield self.env.timeout(FIRST_CHECK)
            self.healthy = self.service.seconds_per_request <= SLOWEST
            while True:
                yield self.env.timeout(CHECKED_EVERY)
                self.check()
        except simpy.Interrupt:
            self.status, self.healthy = "DRAINING", False
        yield self.env.timeout(DRAINS)
        yield self.env.timeout(ENDS)
        self.status = "STOPPED"
        self.service.instances[self.instance] -= 1

    def check(self):
        if self.service.seconds_per_request <= SLOWEST:
            self.passed, self.failed = self.passed + 1, 0
            if self.passed >= PASSES:
                self.healthy = True
        else:
            self.passed, self.failed = 0, self.failed + 1
            if self.failed >= FAILURES:
                self.healthy = False


env = simpy.Environment()
instances = [0] * INSTANCES
services = [Service(env, number, instances) for number in range(SERVICES)]
start = time.perf_counter()
env.run(until=DAY)
took = time.perf_counter() - start
mean = sum(sum(service.running) / len(service.running) for service in services)
changes = sum(len(alarm.history) for service in services for alarm in (service.high, service.low, service.full))
print(json.dumps({"seconds": took, "tasks": mean, "alarmChanges": changes}))
