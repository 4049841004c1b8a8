# make                Show these verbs
# make run            Build phonehome and show its report of the sample capture
# make build          Build .build/release/phonehome
# make test           Run every test
# make kills          Kill a capture 50 times at random moments, and see that less than a second is missing (root)
# make baselines      Renew the texts that tests compare with (Tests/Baselines); read what changed before you commit it
# make check          What must pass before a change lands: format, no warnings, every test
# make bench          Time phonehome beside tshark, ndpiReader and argus, and the opening of Wi-Fi frames; weigh flows
# make lab            Play a whole home with real programs, record it, judge a report of it (root; SEED=2: another home)
# make lab-synthetic  The same on paper, as anybody (SEED=1-20: twenty homes)
# make live           Try phonehome on packets as they come, in network namespaces: 20,000 a second for 20 s (root)
# make install        Install the program and its shell completions under PREFIX (/usr/local)
#                     CAPABILITIES=1: capturing takes no root then; whoever may run the program may capture (Linux)
# make uninstall      Remove them again
# make format         Rewrite the sources in the house format
# make clean          Remove everything that was built
#
# Each verb first installs the system packages it lacks (scripts/setup).

PREFIX ?= /usr/local
BINDIR = $(DESTDIR)$(PREFIX)/bin
SHAREDIR = $(DESTDIR)$(PREFIX)/share
INSTALLED = $(BINDIR)/phonehome \
	$(SHAREDIR)/bash-completion/completions/phonehome \
	$(SHAREDIR)/zsh/site-functions/_phonehome \
	$(SHAREDIR)/fish/vendor_completions.d/phonehome.fish

PHONEHOME = .build/release/phonehome
SWIFT_SOURCES = Package.swift Sources Tests
# One set of flags for whatever builds tests: another set would build everything again.
# SwiftPM keeps this flag away from dependencies.
TEST_FLAGS = -Xswiftc -warnings-as-errors
# On Linux the program carries Swift's own libraries with it: it runs where no toolchain is, starts in half the time and
# works faster. With lld, as the system's linker warns of what those libraries do.
RELEASE_FLAGS = $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib -Xswiftc -use-ld=lld)

# What capturing takes (a comma would divide the arguments of make's functions).
CAPTURING = cap_net_raw,cap_net_admin=eip

# Which home the lab plays.
SEED ?= 1

.PHONY: help run build test kills baselines check lint bench lab live lab-synthetic install uninstall format clean toolchain
.NOTPARALLEL:

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

run: build
	@$(PHONEHOME) Tests/Captures/home/seed-1/inside.pcapng.gz

build: toolchain
	@scripts/setup build
	swift build -c release $(RELEASE_FLAGS) --product phonehome

test: toolchain
	@scripts/setup test
	swift build --build-tests $(TEST_FLAGS)
	@scripts/test $(TEST_FLAGS)

kills: toolchain
	@[ "$$(id -u)" = 0 ] || { echo "Captures are killed in a network namespace: that takes root." >&2; exit 1; }
	@scripts/setup test
	swift build --build-tests $(TEST_FLAGS)
	unshare -n Tests/Wire/kills $(CURDIR)/.build/debug/phonehome 50

baselines: toolchain
	@scripts/setup test
	swift build --build-tests $(TEST_FLAGS)
	scripts/baselines .build/debug/phonehome

check: lint test

lint: toolchain
	swift format lint --strict --recursive --parallel $(SWIFT_SOURCES)

bench: build
	@scripts/setup bench
	@Benchmarks/run
	@Benchmarks/wifi
	@Benchmarks/flows

lab:
	@[ "$$(id -u)" = 0 ] || { echo "The lab plays in network namespaces: that takes root. Without it: make lab-synthetic" >&2; exit 1; }
	@scripts/setup lab
	@$(MAKE) --no-print-directory build
	@Lab/play --seed $(SEED) --out Lab/out --judge $(CURDIR)/$(PHONEHOME)

live:
	@[ "$$(id -u)" = 0 ] || { echo "Packets are played in network namespaces: that takes root." >&2; exit 1; }
	@scripts/setup test
	@$(MAKE) --no-print-directory build
	@Lab/live $(PHONEHOME)
	@Lab/live $(PHONEHOME) rate 20

lab-synthetic: build
	@Lab/judge-all $(PHONEHOME) --seeds $(SEED) --out Lab/out/synthetic

# Under sudo nothing is built: what `make build` made is installed, and .build keeps its owner.
install:
	@[ -n "$$SUDO_USER" ] || $(MAKE) --no-print-directory build
	@[ -x $(PHONEHOME) ] || { echo "There is nothing to install yet: run 'make build' first." >&2; exit 1; }
	@mkdir -p $(dir $(INSTALLED))
	install -m 755 $(PHONEHOME) $(BINDIR)/phonehome
	$(if $(CAPABILITIES),setcap $(CAPTURING) $(BINDIR)/phonehome)
	@$(PHONEHOME) --generate-completion-script bash >$(SHAREDIR)/bash-completion/completions/phonehome
	@$(PHONEHOME) --generate-completion-script zsh >$(SHAREDIR)/zsh/site-functions/_phonehome
	@$(PHONEHOME) --generate-completion-script fish >$(SHAREDIR)/fish/vendor_completions.d/phonehome.fish

uninstall:
	rm -f $(INSTALLED)

format: toolchain
	swift format --in-place --recursive --parallel $(SWIFT_SOURCES)

clean:
	rm -rf .build Lab/out

toolchain:
	@command -v swift >/dev/null || { echo "PhoneHome is built with Swift 6.2 or newer, and no 'swift' is on the path: install it from https://www.swift.org/install/" >&2; exit 1; }
