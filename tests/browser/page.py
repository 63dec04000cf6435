"""The playground as a person uses it, in the words of its pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect

# A busy machine is not a bug: what never comes fails all the same.
expect.set_options(timeout=30_000)


@dataclass(frozen=True, slots=True)
class Playground:
    """One open page; `address` is where the playground is served."""

    page: Page
    address: str

    async def choose(self, person: str, *, channel: str = "okrbot") -> None:
        """Be this person (by id), in the private conversation or in the channel of the team with this key."""
        place = "dm" if channel == "okrbot" else channel
        await self.page.goto(f"{self.address}/as/{person}/{place}")

    async def press(self, label: str, *, on: str | None = None) -> None:
        """Press the newest button with this label, on the newest message that contains `on`."""
        message = self.page.locator(".item", has_text=on) if on else self.page.locator("#log")
        await message.get_by_role("button", name=label, exact=True).last.click()

    async def pick(self, menu: str, choice: str) -> None:
        """Open the newest menu with this label and pick from it."""
        opened = self.page.locator("#log details.menu", has=self.page.locator("summary", has_text=menu)).last
        await opened.locator("summary").click()
        await opened.get_by_role("button", name=choice, exact=True).click()

    async def type(self, text: str) -> None:
        """Write a text and send it with Enter."""
        await self.composer.fill(text)
        await self.composer.press("Enter")

    async def fill_form(self, fields: Mapping[str, str], *, submit: str = "Send") -> None:
        """Fill in fields by their label, choices by what they show, and send the form."""
        form = self.page.locator("form.fields").last
        for label, value in fields.items():
            field = form.get_by_label(label).first
            if await field.evaluate("field => field.tagName") == "SELECT":
                await field.select_option(label=value)
            else:
                await field.fill(value)
        await form.get_by_role("button", name=submit, exact=True).click()

    async def next_event(self) -> str:
        """Move the clock to what comes next, and give the sentence of what happened."""
        return await self.move("to-next")

    async def next_day(self) -> str:
        """Move the clock to the next morning."""
        return await self.move("to-day")

    async def next_monday(self) -> str:
        """Move the clock to the morning of the Monday to come."""
        return await self.move("to-monday")

    async def move(self, button: str) -> str:
        """Press a button of the clock and wait until it has moved."""
        seen = await self.page.locator("#clock time").get_attribute("datetime") or ""
        await self.page.locator(f"#{button}").click()
        await expect(self.page.locator("#clock time")).not_to_have_attribute("datetime", seen)
        return await self.page.locator("#happened").inner_text()

    async def messages(self) -> Sequence[str]:
        """What the conversation says, oldest first."""
        return await self.page.locator("#log .item .card").all_inner_texts()

    async def sees(self, text: str) -> None:
        """Wait until the conversation shows this text."""
        await expect(self.page.locator("#log")).to_contain_text(text)

    async def no_longer_sees(self, text: str) -> None:
        """Wait until the conversation no longer shows this text."""
        await expect(self.page.locator("#log")).not_to_contain_text(text)

    @property
    def composer(self) -> Locator:
        """Where one types."""
        return self.page.locator("#text")

    async def focused(self) -> str:
        """The id of what has the focus."""
        return str(await self.page.evaluate("document.activeElement.id"))
